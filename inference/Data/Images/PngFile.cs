using System.Buffers.Binary;
using System.IO.Compression;

namespace Strata.Data.Images;

/// <summary>Writes PNG files (ISO/IEC 15948): 8 bits, grey or RGB, no filter.</summary>
static class PngFile
{
    static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>An image as the bytes of a PNG file.</summary>
    /// <param name="pixels">uint8 [C,H,W].</param>
    /// <param name="shape">C is 1 or 3.</param>
    /// <exception cref="InputException">The image has another number of channels.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        if (shape.Channels is not (1 or 3))
            throw new InputException($"a PNG file holds 1 or 3 channels, not the {shape.Channels} of a {shape} image");
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, shape.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), shape.Height);
        (header[8], header[9]) = (8, (byte)(shape.Channels == 3 ? 2 : 0));
        using MemoryStream file = new();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(pixels, shape));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Each row begins with its filter, 0 for none; the channels of a pixel lie side by side.
    static byte[] Compress(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        using MemoryStream data = new();
        using (ZLibStream compressed = new(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = new byte[1 + shape.Width * shape.Channels];
            for (int y = 0; y < shape.Height; y++)
            {
                for (int channel = 0; channel < shape.Channels; channel++)
                    for (int x = 0; x < shape.Width; x++)
                        row[1 + x * shape.Channels + channel] = pixels[(channel * shape.Height + y) * shape.Width + x];
                compressed.Write(row);
            }
        }
        return data.ToArray();
    }

    static void WriteChunk(Stream file, ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] typed = [.. type, .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(typed));
        file.Write(number);
    }
}
