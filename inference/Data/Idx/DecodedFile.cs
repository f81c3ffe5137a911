using System.Buffers.Binary;
using System.IO.Compression;

namespace Strata.Data.Idx;

/// <summary>A file as its decoded bytes: gzip is told by its magic bytes 1f 8b, not by its name.</summary>
sealed class DecodedFile : IDisposable
{
    // Deflate turns one byte into at most 1,032 (zlib's technical notes), so a trailer that tells of more is lying.
    const long LargestRatio = 1032;
    const int SmallestGzip = 18;

    DecodedFile(string path, FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        IsGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1f, 0x8b];
        Length = IsGzip ? LengthInTrailer(path, file) : file.Length;
        file.Position = 0;
        Stream = IsGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The decoded bytes from the start.</summary>
    public Stream Stream { get; }

    /// <summary>How many there are. For gzip it is what the trailer tells: never more than a file of this size can hold.</summary>
    public long Length { get; }

    /// <summary>Whether the file is compressed.</summary>
    public bool IsGzip { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">The file is missing, cannot be opened, or is a gzip file cut short.</exception>
    public static DecodedFile Open(string path)
    {
        FileStream file = OpenRaw(path);
        try
        {
            return new DecodedFile(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The error of a file whose gzip stream is broken.</summary>
    public static InputException Damaged(string path, Exception? inner = null) =>
        new($"the gzip file {path} is truncated or damaged; fetch it again", inner);

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    // GZipStream takes the end of a cut file for the end of its data. The last four bytes (RFC 1952, ISIZE) tell it from a whole one.
    // They count the last member alone: files of several members, which no tool makes unasked, are refused as damaged.
    static long LengthInTrailer(string path, FileStream file)
    {
        if (file.Length < SmallestGzip)
            throw Damaged(path);
        Span<byte> trailer = stackalloc byte[4];
        file.Position = file.Length - trailer.Length;
        file.ReadExactly(trailer);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        return length <= file.Length * LargestRatio ? length : throw Damaged(path);
    }

    static FileStream OpenRaw(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"there is no file {path}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot open {path}: {error.Message}", error);
        }
    }
}
