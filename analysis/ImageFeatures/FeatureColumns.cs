using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;

namespace Strata.Analysis.ImageFeatures;

/// <summary>The columns of one kind of feature.</summary>
/// <param name="Name">The kind, as in "hog".</param>
/// <param name="Summary">One line.</param>
/// <param name="First">Its first column.</param>
/// <param name="Count">How many it has.</param>
public sealed record FeatureKind(string Name, string Summary, int First, int Count);

/// <summary>Features of images of one shape: some kinds, one after another, each with its columns.</summary>
public sealed class FeatureColumns
{
    const int ImagesAtATime = 64;

    readonly ImageShape _shape;
    readonly (IImageFeature Feature, FeatureKind Kind)[] _parts;

    /// <param name="shape">The shape of every image.</param>
    /// <param name="kinds">The kinds' names; none for all.</param>
    /// <exception cref="InputException">A kind is unknown; the message offers the nearest.</exception>
    public FeatureColumns(ImageShape shape, params IReadOnlyCollection<string> kinds)
    {
        foreach (string kind in kinds)
            Parts<IImageFeature>.Get("kind of feature", kind);
        _shape = shape;
        List<string> names = [];
        List<(IImageFeature, FeatureKind)> parts = [];
        foreach (Part<IImageFeature> part in Parts<IImageFeature>.All.Where(part => kinds.Count == 0 || kinds.Contains(part.Name)))
        {
            IReadOnlyList<string> own = part.Instance.Names(shape.Height, shape.Width);
            parts.Add((part.Instance, new FeatureKind(part.Name, part.Summary, names.Count, own.Count)));
            names.AddRange(own.Select(name => name == "" ? part.Name : $"{part.Name}.{name}"));
        }
        (_parts, Names) = ([.. parts], names);
    }

    /// <summary>The name of each column, as in "centre.x".</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The kinds, by name.</summary>
    public IReadOnlyList<FeatureKind> Kinds => [.. _parts.Select(part => part.Kind)];

    /// <summary>Measures every image of a set: float32 [N,D].</summary>
    /// <param name="set">Images of the shape that these columns are for.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <param name="threads">At most so many; 0 for one a core. No bit depends on it.</param>
    public Matrix Measure(ImageSet set, Shell shell, int threads = 0)
    {
        if (set.Shape != _shape)
            throw new ArgumentException($"the images are {set.Shape}, the columns for {_shape}", nameof(set));
        float[] values = GC.AllocateUninitializedArray<float>(checked(set.Count * Names.Count));
        shell.Track($"features of {set.Name} ({set.Split})", set.Count, "images", progress =>
        {
            Lock held = new();
            RowBlocks.ForEach(set.Count, ImagesAtATime, threads, () => new GreyImage(_shape), (image, start, count) =>
            {
                for (int i = start; i < start + count; i++)
                    Measure(image, set.Image(i), values.AsSpan(i * Names.Count, Names.Count));
                lock (held)
                    progress.Advance(count);
            }, shell.Cancel);
            return values;
        });
        return new Matrix(values, set.Count, Names.Count);
    }

    /// <summary>Measures one image.</summary>
    /// <param name="image">The buffers.</param>
    /// <param name="pixels">uint8 [C,H,W].</param>
    /// <param name="values">Receives [D].</param>
    public void Measure(GreyImage image, ReadOnlySpan<byte> pixels, Span<float> values)
    {
        image.Load(pixels);
        foreach ((IImageFeature feature, FeatureKind kind) in _parts)
            feature.Measure(image, values.Slice(kind.First, kind.Count));
    }
}
