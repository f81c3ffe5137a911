using System.Buffers.Binary;
using System.IO.Compression;

namespace ScottPlot;

/// <summary>Writes PNG (ISO/IEC 15948): 8 bits a channel, RGB or, where a pixel is not opaque, RGBA.</summary>
static class PngWriter
{
    const byte Rgb = 2;
    const byte Rgba = 6;
    const byte FilterUp = 2;

    static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    static readonly uint[] s_crcTable = CrcTable();

    /// <summary>The file's bytes.</summary>
    /// <param name="rgba">Pixels [H,W,4] by row.</param>
    public static byte[] Encode(ReadOnlySpan<byte> rgba, int width, int height)
    {
        bool isOpaque = IsOpaque(rgba);
        using MemoryStream file = new();
        file.Write(s_signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = isOpaque ? Rgb : Rgba;
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(rgba, width, height, isOpaque ? 3 : 4));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Each row as its difference from the one above: pictures compress better by it, and no choice per row keeps it simple.
    static byte[] Compress(ReadOnlySpan<byte> rgba, int width, int height, int channels)
    {
        using MemoryStream packed = new();
        byte[] above = new byte[width * channels];
        byte[] row = new byte[width * channels];
        byte[] filtered = new byte[width * channels + 1];
        filtered[0] = FilterUp;
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                    rgba.Slice((y * width + x) * 4, channels).CopyTo(row.AsSpan(x * channels));
                for (int i = 0; i < row.Length; i++)
                    filtered[i + 1] = (byte)(row[i] - above[i]);
                zlib.Write(filtered);
                (above, row) = (row, above);
            }
        }
        return packed.ToArray();
    }

    static bool IsOpaque(ReadOnlySpan<byte> rgba)
    {
        for (int i = 3; i < rgba.Length; i += 4)
        {
            if (rgba[i] != 255)
                return false;
        }
        return true;
    }

    static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(~0u, type), data));
        file.Write(number);
    }

    static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
            crc = s_crcTable[(byte)(crc ^ value)] ^ crc >> 8;
        return crc;
    }

    static uint[] CrcTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            uint crc = n;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ crc >> 1;
            table[n] = crc;
        }
        return table;
    }
}
