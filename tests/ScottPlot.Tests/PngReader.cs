using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Strata.Tests;

/// <summary>
/// Reads PNG of 8 bits a channel, RGB or RGBA, checking the checksums: enough to hold a writer against the format.
/// </summary>
sealed class PngReader
{
    public PngReader(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        MemoryStream packed = new();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, length);
            Assert.Equal(Crc(file.AsSpan(at + 4, length + 4)),
                BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            Chunks.Add(type);
            if (type == "IHDR")
                (Width, Height, Channels) = (BinaryPrimitives.ReadInt32BigEndian(data),
                    BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[9] == 2 ? 3 : 4);
            if (type == "IDAT")
                packed.Write(data);
            at += length + 12;
        }
        packed.Position = 0;
        Pixels = Unfilter(new ZLibStream(packed, CompressionMode.Decompress));
    }

    public List<string> Chunks { get; } = [];

    public int Width { get; }

    public int Height { get; }

    public int Channels { get; }

    /// <summary>[H,W,channels] by row.</summary>
    public byte[] Pixels { get; }

    byte[] Unfilter(Stream rows)
    {
        int stride = Width * Channels;
        byte[] pixels = new byte[stride * Height];
        for (int y = 0; y < Height; y++)
        {
            int filter = rows.ReadByte();
            Assert.Contains(filter, new[] { 0, 2 });
            rows.ReadExactly(pixels, y * stride, stride);
            for (int i = 0; filter == 2 && y > 0 && i < stride; i++)
                pixels[y * stride + i] += pixels[(y - 1) * stride + i];
        }
        Assert.Equal(-1, rows.ReadByte());
        return pixels;
    }

    // ISO 3309, bit by bit.
    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
                crc = ((crc ^ (uint)(value >> bit)) & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
