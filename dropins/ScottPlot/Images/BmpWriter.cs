using System.Buffers.Binary;

namespace ScottPlot;

/// <summary>Writes BMP with 32 bits a pixel, rows from the top.</summary>
static class BmpWriter
{
    const int HeaderBytes = 54;

    /// <summary>The file's bytes.</summary>
    /// <param name="rgba">Pixels [H,W,4] by row.</param>
    public static byte[] Encode(ReadOnlySpan<byte> rgba, int width, int height)
    {
        byte[] file = new byte[HeaderBytes + rgba.Length];
        Span<byte> header = file;
        "BM"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[10..], HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(header[14..], 40);
        BinaryPrimitives.WriteInt32LittleEndian(header[18..], width);
        BinaryPrimitives.WriteInt32LittleEndian(header[22..], -height);
        BinaryPrimitives.WriteInt16LittleEndian(header[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[28..], 32);
        BinaryPrimitives.WriteInt32LittleEndian(header[34..], rgba.Length);
        for (int i = 0; i < rgba.Length; i += 4)
        {
            Span<byte> bgra = file.AsSpan(HeaderBytes + i, 4);
            (bgra[0], bgra[1], bgra[2], bgra[3]) = (rgba[i + 2], rgba[i + 1], rgba[i], rgba[i + 3]);
        }
        return file;
    }
}
