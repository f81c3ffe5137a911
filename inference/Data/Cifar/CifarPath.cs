using System.Formats.Tar;
using System.IO.Compression;

namespace Strata.Data.Cifar;

/// <summary>CIFAR-10's binary version as a path: the folder with its files, or the tar.gz they come in, read in memory.</summary>
sealed class CifarPath(string path) : IPathDataSet
{
    // An official file has 31 MB; whatever is larger than this is none.
    const long LargestBytes = 512L << 20;

    // Deflate turns one byte into at most 1,032 (zlib's technical notes): an archive that announces more is lying.
    const long LargestRatio = 1032;

    /// <inheritdoc/>
    public string Needs => "binary files of CIFAR-10, as in data_batch_1.bin to data_batch_5.bin and test_batch.bin";

    /// <inheritdoc/>
    public IReadOnlyList<string> Splits => Directory.Exists(path)
        ? [.. DataSets.Splits.Where(split => CifarRecords.FilesOf(split).Any(file => File.Exists(Path.Combine(path, file))))]
        : DataSets.Splits;

    /// <summary>Whether a path is a folder with such files or a tar.gz by its name.</summary>
    public static bool Holds(string path) => Directory.Exists(path)
        ? DataSets.Splits.SelectMany(CifarRecords.FilesOf).Any(file => File.Exists(Path.Combine(path, file)))
        : path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ImageSet Load(string split, DataRequest request) => Load(DataPath.NameOf(path), split);

    /// <summary>Loads one split under a name.</summary>
    /// <exception cref="InputException">A file is missing or damaged.</exception>
    public ImageSet Load(string name, string split)
    {
        Dictionary<string, byte[]> files = Directory.Exists(path) ? InFolder(split) : InArchive(split);
        string[] missing = [.. CifarRecords.FilesOf(split).Where(file => !files.ContainsKey(file))];
        if (missing.Length > 0)
            throw new InputException($"{path} holds no {split} split of CIFAR-10: {string.Join(", ", missing)} is missing");
        return CifarRecords.Read(name, split, [.. CifarRecords.FilesOf(split).Select(file => (Path.Combine(path, file), files[file]))]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DataCheck> Verify(DataRequest request) =>
        [.. DataSets.SplitsOf(path).Select(split => DataCheck.Structure(split, () => Load(split, request)))];

    Dictionary<string, byte[]> InFolder(string split)
    {
        try
        {
            return CifarRecords.FilesOf(split).Where(file => File.Exists(Path.Combine(path, file)))
                .ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(path, file)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read the {split} files in {path}: {error.Message}", error);
        }
    }

    // Only names are looked at and only bytes are read: no path of the archive ever reaches the disk.
    Dictionary<string, byte[]> InArchive(string split)
    {
        Dictionary<string, byte[]> files = [];
        try
        {
            using TarReader archive = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (archive.GetNextEntry() is { } entry)
                if (entry.DataStream is { } data && CifarRecords.FilesOf(split).Contains(Path.GetFileName(entry.Name)))
                    files[Path.GetFileName(entry.Name)] = ReadWhole(entry.Name, data);
            return files;
        }
        // .NET says in many ways that an archive is damaged, an overflow in a number of its headers among them.
        catch (Exception error) when (error is not InputException)
        {
            throw new InputException($"{path} is no tar.gz that can be read, or is cut short: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    byte[] ReadWhole(string name, Stream data)
    {
        if (data.Length > Math.Min(LargestBytes, new FileInfo(path).Length * LargestRatio))
            throw new InputException($"{name} in {path} is said to be {data.Length:N0} bytes long: no file of CIFAR-10 is, or none in such an archive");
        byte[] bytes = new byte[data.Length];
        data.ReadExactly(bytes);
        return bytes;
    }
}
