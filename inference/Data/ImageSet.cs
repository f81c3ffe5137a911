namespace Strata.Data;

/// <summary>Labelled images, decoded, in memory: pixels uint8 [N,C,H,W] in one array and one label an image.</summary>
public sealed class ImageSet
{
    /// <exception cref="InputException">The set is empty, the lengths do not fit, or a label is out of range.</exception>
    public ImageSet(
        string name, string split, ImageShape shape, byte[] pixels, int[] labels, IReadOnlyList<string> classNames, int[]? groups = null)
    {
        if (labels.Length == 0)
            throw new InputException($"the data set {name} ({split}) is empty");
        if (pixels.LongLength != (long)labels.Length * shape.Size)
            throw new InputException(
                $"the data set {name} ({split}) holds {pixels.LongLength:N0} bytes of pixels, but {labels.Length:N0} labels of {shape} images need {(long)labels.Length * shape.Size:N0}");
        int wrong = Array.FindIndex(labels, label => (uint)label >= (uint)classNames.Count);
        if (wrong >= 0)
            throw new InputException(
                $"label {labels[wrong]} of image {wrong:N0} in {name} ({split}) is out of range: the classes are 0 to {classNames.Count - 1}");
        if (groups is not null && groups.Length != labels.Length)
            throw new InputException($"the data set {name} ({split}) has {labels.Length:N0} images but {groups.Length:N0} groups");
        (Name, Split, Shape, Pixels, Labels, ClassNames, Groups) = (name, split, shape, pixels, labels, classNames, groups);
    }

    /// <summary>The data set's name, as in "mnist".</summary>
    public string Name { get; }

    /// <summary>Which part of it: "train", "test", or what a split made of it.</summary>
    public string Split { get; }

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape { get; }

    /// <summary>uint8 [N,C,H,W].</summary>
    public byte[] Pixels { get; }

    /// <summary>N labels in 0..classes-1.</summary>
    public int[] Labels { get; }

    /// <summary>The name of each class, in label order.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>
    /// N numbers, equal for images that belong together (an image and its inverted copy) and must not be parted by a split; null
    /// where each image stands alone.
    /// </summary>
    public int[]? Groups { get; }

    /// <summary>Whether the classes are grades, each worse than the one before it, so that a mistake costs by its distance.</summary>
    public bool HasGrades { get; init; }

    /// <summary>The number of images.</summary>
    public int Count => Labels.Length;

    /// <summary>The pixels [C,H,W] of one image.</summary>
    public ReadOnlySpan<byte> Image(int index) => Pixels.AsSpan(index * Shape.Size, Shape.Size);

    /// <summary>The images at those indices, in that order.</summary>
    public ImageSet Subset(ReadOnlySpan<int> indices, string split)
    {
        byte[] pixels = new byte[(long)indices.Length * Shape.Size];
        int[] labels = new int[indices.Length];
        int[]? groups = Groups is null ? null : new int[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Image(indices[i]).CopyTo(pixels.AsSpan(i * Shape.Size));
            labels[i] = Labels[indices[i]];
            groups?[i] = Groups![indices[i]];
        }
        return new ImageSet(Name, split, Shape, pixels, labels, ClassNames, groups) { HasGrades = HasGrades };
    }

    /// <summary>The same images under another name.</summary>
    public ImageSet Named(string name) => new(name, Split, Shape, Pixels, Labels, ClassNames, Groups) { HasGrades = HasGrades };
}
