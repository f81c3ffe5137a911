using Strata.Pipelines;

namespace Strata.Data.Idx;

/// <summary>An images file and the labels file that belongs to it.</summary>
/// <param name="Images">Path of the images.</param>
/// <param name="Labels">Path of the labels.</param>
public sealed record IdxPair(string Images, string Labels)
{
    // The original names, and those of archives that put a dot before "idx".
    static readonly string[] Endings = ["-images-idx3-ubyte", "-images.idx3-ubyte", "-images-idx4-ubyte"];

    /// <summary>
    /// The file that says which images belong together, where one lies beside the labels, as in train-groups-idx1-int.gz; else null.
    /// </summary>
    public string? Groups => ((string[])["", ".gz"]).Select(suffix => GroupsOf(Labels) + suffix)
        .FirstOrDefault(groups => groups != Plain(Labels) && File.Exists(groups));

    /// <summary>The pair of a split in a folder, plain before gzip; null where either file is missing.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <param name="split">"train" or "test".</param>
    public static IdxPair? Find(string folder, string split) => (
        from start in Starts(split)
        from ending in Endings
        from suffix in (string[])["", ".gz"]
        let images = Path.Combine(folder, start + ending + suffix)
        where File.Exists(images)
        select Beside(images)).FirstOrDefault(pair => pair is not null);

    /// <summary>The pair of an images file and the labels file beside it; null where there is none.</summary>
    public static IdxPair? Beside(string images)
    {
        string labels = Plain(Path.GetFileName(images)).Replace("images", "labels").Replace("idx3", "idx1").Replace("idx4", "idx1");
        string path = Path.Combine(Path.GetDirectoryName(images) ?? "", labels);
        return labels == Plain(Path.GetFileName(images)) ? null
            : File.Exists(path) ? new IdxPair(images, path)
            : File.Exists(path + ".gz") ? new IdxPair(images, path + ".gz")
            : null;
    }

    /// <summary>The split that a file's name speaks of, as in "t10k-images-idx3-ubyte.gz": "train", "test", or null.</summary>
    public static string? SplitOf(string path)
    {
        string name = Path.GetFileName(path);
        return Array.Find(DataSets.Splits, split => Starts(split).Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Reads both files and holds them against each other.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="split">The split's name.</param>
    /// <param name="classNames">One name a class, in label order.</param>
    /// <exception cref="InputException">A file is missing or damaged, the counts differ, or a label is out of range.</exception>
    public ImageSet Read(string name, string split, IReadOnlyList<string> classNames)
    {
        byte[] labels = IdxFile.ReadLabels(Labels);
        IdxImages images = IdxFile.ReadImages(Images);
        RequireFit(images.Count, labels, name, classNames);
        return new ImageSet(name, split, images.Shape, images.Pixels, Array.ConvertAll(labels, label => (int)label), classNames,
            Groups is { } groups ? IdxFile.ReadGroups(groups) : null);
    }

    /// <summary>Opens both files, labels whole, images to be read bit by bit.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="split">The split's name.</param>
    /// <param name="classNames">One name a class, in label order.</param>
    /// <exception cref="InputException">A file is missing or damaged, the counts differ, or a label is out of range.</exception>
    internal IImageStream Open(string name, string split, IReadOnlyList<string> classNames)
    {
        byte[] labels = IdxFile.ReadLabels(Labels);
        IdxImageReader images = IdxFile.OpenImages(Images);
        try
        {
            RequireFit(images.Count, labels, name, classNames);
            return new IdxStream(images, labels, name, split, classNames);
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    void RequireFit(int images, byte[] labels, string name, IReadOnlyList<string> classNames)
    {
        if (images != labels.Length)
            throw new InputException(
                $"{Images} holds {images:N0} images but {Labels} holds {labels.Length:N0} labels: they are no pair, fetch both again");
        int wrong = Array.FindIndex(labels, label => label >= classNames.Count);
        if (wrong >= 0)
            throw new InputException(
                $"label {labels[wrong]} of image {wrong:N0} in {Labels} is out of range: the classes of {name} are 0 to {classNames.Count - 1}");
    }

    static string[] Starts(string split) => split == "train" ? ["train"] : ["t10k", "test"];

    /// <summary>The name, without .gz, of the groups that belong to labels.</summary>
    internal static string GroupsOf(string labels) => Path.Combine(
        Path.GetDirectoryName(labels) ?? "", Plain(Path.GetFileName(labels)).Replace("labels", "groups").Replace("-ubyte", "-int"));

    static string Plain(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
