using System.Buffers.Binary;
using System.IO.Compression;

namespace Strata.Tests.Data.Images;

/// <summary>PNG files as bytes, written by hand after the specification.</summary>
static class PngBytes
{
    /// <summary>One byte a pixel for grey, three for RGB.</summary>
    public static byte[] Of(int width, int height, params byte[] pixels)
    {
        int channels = pixels.Length / (width * height);
        using MemoryStream data = new();
        using (ZLibStream compressed = new(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (byte[] row in pixels.Chunk(width * channels))
                compressed.Write([0, .. row]);
        }
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, (byte)(channels == 3 ? 2 : 0));
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A picture of one grey level, 2x2.</summary>
    public static byte[] Grey(byte level) => Of(2, 2, level, level, level, level);

    /// <summary>A picture of one colour, 2x2.</summary>
    public static byte[] Colour(byte red, byte green, byte blue) =>
        Of(2, 2, red, green, blue, red, green, blue, red, green, blue, red, green, blue);

    static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        name.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}
