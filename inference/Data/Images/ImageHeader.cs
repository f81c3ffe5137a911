using System.Buffers.Binary;

namespace Strata.Data.Images;

/// <summary>The size that a JPEG or PNG file announces before it is decoded, so that a small file cannot ask for much memory.</summary>
static class ImageHeader
{
    /// <summary>Whether bytes begin as JPEG or PNG files do.</summary>
    public static bool IsImage(ReadOnlySpan<byte> file) => IsJpeg(file) || IsPng(file);

    /// <summary>The number of pixels that the file announces.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">What an error calls it.</param>
    /// <exception cref="InputException">It is empty, neither JPEG nor PNG, or ends before it tells its size.</exception>
    public static long Pixels(ReadOnlySpan<byte> file, string name)
    {
        if (file.IsEmpty)
            throw new InputException($"{name} is empty");
        if (!IsImage(file))
            throw new InputException(
                $"{name} is neither JPEG nor PNG: it begins with the bytes {Convert.ToHexStringLower(file[..Math.Min(8, file.Length)])}");
        (long width, long height) = IsPng(file) ? PngSize(file) : JpegSize(file);
        return width > 0 && height > 0 ? width * height
            : throw new InputException($"{name} is cut short or damaged: it does not tell the size of its image");
    }

    static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..];

    static bool IsPng(ReadOnlySpan<byte> file) => file is [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..];

    // The chunk IHDR comes first: length, name, width, height (PNG specification, 11.2.2).
    static (long, long) PngSize(ReadOnlySpan<byte> file) => file.Length < 24 || !file[12..].StartsWith("IHDR"u8) ? (0, 0)
        : (BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));

    // Segments stand one behind the other, marker and length each; the frame header tells the size (ITU T.81, B.2.2).
    static (long, long) JpegSize(ReadOnlySpan<byte> file)
    {
        int at = 2;
        while (at + 9 <= file.Length && file[at] == 0xFF)
        {
            byte marker = file[at + 1];
            if (IsFrame(marker))
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            // Any number of fill bytes may stand before a marker; markers of restarts and of the start have no length.
            at += marker == 0xFF ? 1 : marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2
                : 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
        }
        return (0, 0);
    }

    // SOF0 to SOF15, but for the tables DHT and DAC and the reserved JPG between them.
    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
