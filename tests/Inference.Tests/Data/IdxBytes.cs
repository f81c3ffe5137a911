using System.Buffers.Binary;
using System.IO.Compression;

namespace Strata.Tests.Data;

/// <summary>IDX files as bytes, put together by hand so that the reader is not tested with the writer.</summary>
static class IdxBytes
{
    /// <summary>Big-endian numbers followed by the content.</summary>
    public static byte[] File(int[] header, params byte[] content)
    {
        byte[] bytes = new byte[header.Length * 4 + content.Length];
        for (int i = 0; i < header.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * 4), header[i]);
        content.CopyTo(bytes, header.Length * 4);
        return bytes;
    }

    /// <summary>Two images of 2x3 with pixels 1..12.</summary>
    public static byte[] TwoImages { get; } = File([2051, 2, 2, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    /// <summary>The labels 1 and 0.</summary>
    public static byte[] TwoLabels { get; } = File([2049, 2], 1, 0);

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return compressed.ToArray();
    }

    /// <summary>Writes the two images and labels as one split of a folder.</summary>
    public static void WriteSplit(string folder, string start, string suffix = "")
    {
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllBytes(Path.Combine(folder, $"{start}-images-idx3-ubyte{suffix}"), suffix == "" ? TwoImages : Gzip(TwoImages));
        System.IO.File.WriteAllBytes(Path.Combine(folder, $"{start}-labels-idx1-ubyte{suffix}"), suffix == "" ? TwoLabels : Gzip(TwoLabels));
    }
}
