namespace Strata.Data.Cifar;

/// <summary>
/// The binary version of CIFAR-10 (Krizhevsky 2009): records of 3,073 bytes, a label 0 to 9, then 32x32 pixels in three planes: red,
/// green, blue, row by row.
/// </summary>
static class CifarRecords
{
    static readonly string[] TrainFiles = [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")];
    static readonly string[] TestFiles = ["test_batch.bin"];

    /// <summary>The shape of every image.</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>The ten classes in label order.</summary>
    public static string[] ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>The names of a split's files, in order.</summary>
    public static string[] FilesOf(string split) => split == "train" ? TrainFiles : TestFiles;

    /// <summary>Puts the records of a split's files together.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="split">The split's name.</param>
    /// <param name="files">Path for errors and bytes of each file, in order.</param>
    /// <exception cref="InputException">A file does not hold whole records, or a label is out of range.</exception>
    public static ImageSet Read(string name, string split, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        int record = 1 + Shape.Size;
        foreach ((string path, byte[] bytes) in files)
            if (bytes.Length == 0 || bytes.Length % record != 0)
                throw new InputException(
                    $"{path} is no binary file of CIFAR-10, or is cut short: its {bytes.Length:N0} bytes are not a number of records of {record:N0}");
        int count = files.Sum(file => file.Bytes.Length / record);
        if ((long)count * Shape.Size > Array.MaxLength)
            throw new InputException($"{files[0].Path} and the others hold {count:N0} images: more than the 2 GB that a data set may have");
        byte[] pixels = new byte[count * Shape.Size];
        int[] labels = new int[count];
        int at = 0;
        foreach ((string path, byte[] bytes) in files)
        {
            for (int start = 0; start < bytes.Length; start += record, at++)
            {
                labels[at] = bytes[start] < ClassNames.Length ? bytes[start] : throw new InputException(
                    $"label {bytes[start]} of image {start / record:N0} in {path} is out of range: the classes are 0 to {ClassNames.Length - 1}");
                bytes.AsSpan(start + 1, Shape.Size).CopyTo(pixels.AsSpan(at * Shape.Size));
            }
        }
        return new ImageSet(name, split, Shape, pixels, labels, ClassNames);
    }
}
