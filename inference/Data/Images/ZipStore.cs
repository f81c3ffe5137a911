using System.IO.Compression;

namespace Strata.Data.Images;

/// <summary>The files of a ZIP archive, read in memory: nothing is ever extracted to disk.</summary>
sealed class ZipStore : IImageStore
{
    // Deflate turns one byte into at most 1,032 (zlib's technical notes), so an entry that tells of more is lying.
    const long LargestRatio = 1032;

    readonly ZipArchive _archive;
    readonly long _bytes;
    readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    readonly Lock _reading = new();

    /// <exception cref="InputException">The archive cannot be opened, is damaged, or has a name twice or one that leads out of it.</exception>
    public ZipStore(string root)
    {
        Root = root;
        _archive = Open(root);
        try
        {
            _bytes = new FileInfo(root).Length;
            foreach (ZipArchiveEntry entry in _archive.Entries.Where(entry => entry.Name != ""))
                if (!_entries.TryAdd(Checked(entry.FullName), entry))
                    throw new InputException($"{root} holds the file {entry.FullName} twice: make the archive again");
        }
        catch (Exception error)
        {
            _archive.Dispose();
            // The list of files is read only now, and .NET says in many ways that it is damaged.
            if (error is InputException)
                throw;
            throw NoArchive(root, error);
        }
    }

    /// <inheritdoc/>
    public string Root { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Files => _entries.Keys;

    /// <summary>Whether a file begins as a ZIP archive does, an empty one with its end; false where it cannot be read.</summary>
    public static bool IsZip(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[4];
            return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4
                && start is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public byte[] Read(string file, long most)
    {
        ZipArchiveEntry entry = _entries[file];
        if (entry.Length > most)
            throw ImageFiles.TooLarge(Describe(file), entry.Length, most);
        // What an archive announces is no promise, and not to be trusted with an allocation.
        if (entry.Length < 0 || entry.Length > Math.Min(entry.CompressedLength, _bytes) * LargestRatio)
            throw Damaged(file);
        byte[] bytes = new byte[entry.Length];
        try
        {
            // All entries share one stream. The data must end where the archive says.
            lock (_reading)
            {
                using Stream stream = entry.Open();
                stream.ReadExactly(bytes);
                if (stream.ReadByte() >= 0)
                    throw Damaged(file);
            }
            return Crc32.Of(bytes) == entry.Crc32 ? bytes : throw Damaged(file);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            throw Damaged(file, error);
        }
    }

    /// <inheritdoc/>
    public string Describe(string file) => $"{file} in {Root}";

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw NoArchive(path, error);
        }
    }

    static InputException NoArchive(string path, Exception error) =>
        new($"{path} is no ZIP archive that can be read, or is cut short: {error.Message.ReplaceLineEndings(" ")}", error);

    string Checked(string name)
    {
        string path = name.Replace('\\', '/');
        return !path.StartsWith('/') && !path.Split('/').Contains("..") ? path
            : throw new InputException($"{Root} holds a file named {name}, which leads out of the archive: such an archive is not read");
    }

    InputException Damaged(string file, Exception? inner = null) =>
        new($"{Describe(file)} is damaged or packed in a way that cannot be read: make the archive again", inner);
}
