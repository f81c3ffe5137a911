using System.Buffers.Binary;

namespace Microsoft.ML.OnnxRuntime.Extensions.Images;

/// <summary>The orientation tag of EXIF (JEITA CP-3451, 4.6.4 A): which way up a camera stored its pixels.</summary>
static class Orientation
{
    public const int Upright = 1;

    const int Tag = 0x0112;
    const int EntryBytes = 12;

    /// <summary>Height and width once upright: 5 to 8 lie on their side.</summary>
    public static (int Height, int Width) Oriented(ImageHeader header) =>
        header.Orientation >= 5 ? (header.Width, header.Height) : (header.Height, header.Width);

    /// <summary>Finds the tag in the first directory of a TIFF block; what is damaged or missing is upright.</summary>
    public static int InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff is [(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..]))
            return Upright;
        bool little = tiff[0] == 'I';
        long at = Number32(tiff[4..], little);
        if (at + 2 > tiff.Length)
            return Upright;
        int entries = Number16(tiff[(int)at..], little);
        for (int i = 0; i < entries; i++)
        {
            long entry = at + 2 + (long)i * EntryBytes;
            if (entry + EntryBytes > tiff.Length)
                return Upright;
            if (Number16(tiff[(int)entry..], little) == Tag)
                return Number16(tiff[((int)entry + 8)..], little) is var value and >= 1 and <= 8 ? value : Upright;
        }
        return Upright;
    }

    /// <summary>Turns stored pixels [H,W,3] upright.</summary>
    /// <param name="stored">The pixels as stored.</param>
    /// <param name="header">Their sizes and orientation.</param>
    /// <param name="upright">Receives them.</param>
    public static void Turn(ReadOnlySpan<byte> stored, ImageHeader header, Span<byte> upright)
    {
        (int height, int width) = Oriented(header);
        (int rows, int columns) = (header.Height, header.Width);
        // Where upright (0,0) is stored, and how far the store is from it one row down and one column right.
        (int start, int down, int right) = header.Orientation switch
        {
            2 => (columns - 1, columns, -1),
            3 => (rows * columns - 1, -columns, -1),
            4 => ((rows - 1) * columns, -columns, 1),
            5 => (0, 1, columns),
            6 => ((rows - 1) * columns, 1, -columns),
            7 => (rows * columns - 1, -1, -columns),
            8 => (columns - 1, -1, columns),
            _ => (0, columns, 1),
        };
        int to = 0;
        for (int y = 0; y < height; y++)
        {
            int from = start + y * down;
            for (int x = 0; x < width; x++, from += right, to += 3)
                stored.Slice(from * 3, 3).CopyTo(upright[to..]);
        }
    }

    static int Number16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    static long Number32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
