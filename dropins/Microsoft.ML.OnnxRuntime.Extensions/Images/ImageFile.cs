using System.Buffers;

namespace Microsoft.ML.OnnxRuntime.Extensions.Images;

/// <summary>Reads JPEG and PNG files from memory, told apart by their first bytes.</summary>
static class ImageFile
{
    /// <summary>More pixels are refused before memory is taken for them: 100 million, 300 MB decoded.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>Reads sizes and orientation.</summary>
    /// <exception cref="ImageException">The file is neither JPEG nor PNG, is damaged, or has more pixels than may be or than fit into it.</exception>
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        ImageHeader header = file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => JpegImage.ReadHeader(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => PngImage.ReadHeader(file),
            [] => throw new ImageException("DecodeImage got an empty file"),
            _ => throw new ImageException(
                "DecodeImage reads JPEG and PNG, but the file begins with the bytes "
                + Convert.ToHexStringLower(file[..Math.Min(8, file.Length)])),
        };
        long pixels = (long)header.Width * header.Height;
        if (pixels > MostPixels)
            throw new ImageException(
                $"the image of {header.Width:N0} x {header.Height:N0} pixels has more than the {MostPixels:N0} that DecodeImage takes");
        // A header is not to be trusted with an allocation: what it announces must fit into the file.
        return file.Length >= header.LeastBytes ? header
            : throw new ImageException(
                $"the image is damaged or cut short: {header.Width:N0} x {header.Height:N0} pixels do not fit into {file.Length:N0} bytes");
    }

    /// <summary>Decodes into [H,W,3] in the order blue, green, red, upright.</summary>
    /// <param name="file">The file.</param>
    /// <param name="header">What <see cref="ReadHeader"/> read.</param>
    /// <param name="bgr">Receives the pixels.</param>
    /// <exception cref="ImageException">The file is damaged or cut short.</exception>
    public static void Read(ReadOnlySpan<byte> file, ImageHeader header, Span<byte> bgr)
    {
        if (header.Orientation == Orientation.Upright)
        {
            ReadStored(file, header, bgr);
            return;
        }
        byte[] stored = ArrayPool<byte>.Shared.Rent(bgr.Length);
        try
        {
            ReadStored(file, header, stored.AsSpan(0, bgr.Length));
            Orientation.Turn(stored, header, bgr);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }
    }

    static void ReadStored(ReadOnlySpan<byte> file, ImageHeader header, Span<byte> bgr)
    {
        if (header.Kind == ImageKind.Jpeg)
            JpegImage.Read(file, header, bgr);
        else
            PngImage.Read(file, header, bgr);
    }
}
