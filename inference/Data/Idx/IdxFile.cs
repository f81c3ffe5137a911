using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Strata.Pipelines;
using Strata.Storage;

namespace Strata.Data.Idx;

/// <summary>
/// Reads and writes IDX, the format of MNIST: a big-endian magic number 0x000008RR (unsigned bytes, rank RR; 0x00000CRR for 32-bit
/// numbers), RR big-endian sizes, then the content, row by row. Plain or gzip, told by content.
/// </summary>
public static class IdxFile
{
    const int LabelsMagic = 0x0801;       // 2049: [N]
    const int GroupsMagic = 0x0C01;       // 3073: [N] of 32-bit numbers, big-endian
    const int GreyMagic = 0x0803;         // 2051: [N,H,W]
    const int ChannelsMagic = 0x0804;     // 2052: [N,C,H,W]

    /// <summary>Reads images: rank 3 [N,H,W] as one grey channel, rank 4 as [N,C,H,W].</summary>
    /// <exception cref="InputException">The file is missing, of another format, empty, truncated, damaged, or followed by more bytes.</exception>
    public static IdxImages ReadImages(string path)
    {
        (int[] sizes, byte[] pixels) = Read(path, "images", GreyMagic, ChannelsMagic);
        return new IdxImages(sizes[0], ShapeOf(sizes), pixels);
    }

    /// <summary>Opens images to be read bit by bit.</summary>
    /// <exception cref="InputException">The file is missing, of another format, empty, or its size is not what its header announces.</exception>
    internal static IdxImageReader OpenImages(string path)
    {
        DecodedFile file = DecodedFile.Open(path);
        try
        {
            int[] sizes = ReadHeader(file.Stream, path, "images", [GreyMagic, ChannelsMagic]);
            RequireLength(sizes, file, path, "images", most: long.MaxValue);
            return new IdxImageReader(path, file, sizes[0], ShapeOf(sizes));
        }
        catch (InvalidDataException error)
        {
            file.Dispose();
            throw DecodedFile.Damaged(path, error);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens images without labels as a stream.</summary>
    /// <exception cref="InputException">As for <see cref="OpenImages"/>.</exception>
    internal static IImageStream OpenUnlabelled(string path) =>
        new IdxStream(OpenImages(path), labels: null, Path.GetFileName(path), IdxPair.SplitOf(path) ?? "", classNames: []);

    /// <summary>Reads labels: rank 1, one byte each.</summary>
    /// <exception cref="InputException">The file is missing, of another format, empty, truncated, damaged, or followed by more bytes.</exception>
    public static byte[] ReadLabels(string path) => Read(path, "labels", LabelsMagic).Content;

    /// <summary>Reads groups: rank 1, a 32-bit number each, equal for images that belong together.</summary>
    /// <exception cref="InputException">The file is missing, of another format, empty, truncated, damaged, or followed by more bytes.</exception>
    public static int[] ReadGroups(string path)
    {
        int[] groups = [.. MemoryMarshal.Cast<byte, int>(Read(path, "groups", GroupsMagic).Content)];
        if (BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(groups, groups);
        return groups;
    }

    /// <summary>Writes images [N,C,H,W], whole or not at all: rank 3 for one channel, else rank 4; gzip where the name ends in .gz.</summary>
    public static void WriteImages(string path, ImageShape shape, ReadOnlyMemory<byte> pixels)
    {
        int count = pixels.Length / shape.Size;
        int[] sizes = shape.Channels == 1 ? [count, shape.Height, shape.Width] : [count, shape.Channels, shape.Height, shape.Width];
        Write(path, shape.Channels == 1 ? GreyMagic : ChannelsMagic, sizes, pixels);
    }

    /// <summary>Writes labels in 0..255, whole or not at all; gzip where the name ends in .gz.</summary>
    public static void WriteLabels(string path, ReadOnlyMemory<byte> labels) => Write(path, LabelsMagic, [labels.Length], labels);

    /// <summary>Writes groups, whole or not at all; gzip where the name ends in .gz.</summary>
    public static void WriteGroups(string path, ReadOnlySpan<int> groups)
    {
        byte[] content = new byte[groups.Length * sizeof(int)];
        for (int i = 0; i < groups.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(i * sizeof(int)), groups[i]);
        Write(path, GroupsMagic, [groups.Length], content);
    }

    static (int[] Sizes, byte[] Content) Read(string path, string what, params ReadOnlySpan<int> magics)
    {
        using DecodedFile file = DecodedFile.Open(path);
        try
        {
            int[] sizes = ReadHeader(file.Stream, path, what, magics);
            byte[] content = new byte[RequireLength(sizes, file, path, what, most: Array.MaxLength)];
            file.Stream.ReadExactly(content);
            // Reading up to the very end is what makes GZipStream hold the checksum against the content.
            return file.Stream.ReadByte() < 0 ? (sizes, content) : throw DecodedFile.Damaged(path);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw DecodedFile.Damaged(path, error);
        }
    }

    static ImageShape ShapeOf(int[] sizes) => sizes.Length == 3 ? new(1, sizes[1], sizes[2]) : new(sizes[1], sizes[2], sizes[3]);

    static int[] ReadHeader(Stream decoded, string path, string what, ReadOnlySpan<int> magics)
    {
        Span<byte> bytes = stackalloc byte[4];
        int read = decoded.ReadAtLeast(bytes, 4, throwOnEndOfStream: false);
        int magic = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (read < 4 || !magics.Contains(magic))
            throw new InputException(
                $"{path} is no IDX file of {what}: it must start with the magic number {magics[0]} and {Describe(bytes[..read], magic)}");

        int[] sizes = new int[magic & 0xFF];
        for (int i = 0; i < sizes.Length; i++)
        {
            if (decoded.ReadAtLeast(bytes, 4, throwOnEndOfStream: false) < 4)
                throw new InputException($"{path} is truncated: it ends within its header; fetch it again");
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(bytes);
        }
        return sizes;
    }

    static string Describe(ReadOnlySpan<byte> start, int magic) => magic switch
    {
        _ when start.Length < 4 => $"is only {start.Length} bytes long",
        LabelsMagic => $"starts with {magic}, that of labels",
        GreyMagic or ChannelsMagic => $"starts with {magic}, that of images",
        _ => $"starts with {magic} (bytes {Convert.ToHexStringLower(start)})",
    };

    // The header is not to be trusted with an allocation: what it announces must be what the file holds.
    static long RequireLength(int[] sizes, DecodedFile file, string path, string what, long most)
    {
        string shape = string.Join('x', sizes);
        if (sizes[0] == 0)
            throw new InputException($"{path} is empty: its header announces 0 {what}");
        if (sizes.Any(size => size <= 0))
            throw new InputException($"the header of {path} announces {shape} bytes of {what}: every size must be positive");

        Int128 announced = sizes.Aggregate((Int128)(what == "groups" ? sizeof(int) : 1), (product, size) => product * size);
        long held = file.Length - sizeof(int) * (1 + sizes.Length);
        if (announced == held && held <= most)
            return held;
        // The trailer of a gzip file that was cut is whatever bytes it ends with, so it may tell of any size.
        string fault = announced > held ? "is truncated"
            : announced == held ? "is too large"
            : file.IsGzip ? "is truncated, or holds more than it should" : "holds more than it should";
        string witness = file.IsGzip ? "its gzip trailer tells of" : "it holds";
        throw new InputException(
            $"{path} {fault}: its header announces {shape} = {announced:N0} bytes of {what} (2 GB at most), {witness} {held:N0}; fetch it again");
    }

    static void Write(string path, int magic, int[] sizes, ReadOnlyMemory<byte> content) => AtomicFile.Write(path, file =>
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            WriteDecoded(file, magic, sizes, content.Span);
            return;
        }
        using GZipStream compressed = new(file, CompressionLevel.Optimal, leaveOpen: true);
        WriteDecoded(compressed, magic, sizes, content.Span);
    });

    static void WriteDecoded(Stream stream, int magic, int[] sizes, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        foreach (int value in (ReadOnlySpan<int>)[magic, .. sizes])
        {
            BinaryPrimitives.WriteInt32BigEndian(number, value);
            stream.Write(number);
        }
        stream.Write(content);
    }
}
