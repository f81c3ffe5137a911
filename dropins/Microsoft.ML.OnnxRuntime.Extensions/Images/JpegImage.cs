using System.Buffers.Binary;
using Microsoft.ML.OnnxRuntime.Extensions.Interop;

namespace Microsoft.ML.OnnxRuntime.Extensions.Images;

/// <summary>JPEG by libjpeg-turbo: baseline and progressive, grey and colour, eight bits.</summary>
static unsafe class JpegImage
{
    const int Bgr = 1;
    const int Cmyk = 3;
    const int Ycck = 4;

    // A warning is damage that the library painted over; more than 500 scans are an attack on the processor's time.
    const int StopOnWarning = 8192;
    const int LimitScans = 32768;

    // A block of 8x8 pixels takes a bit at least, the code of its mean (ITU T.81, F.1.2.1 and G.1.2.1), so that a byte holds 512 at most.
    const int MostPixelsAByte = 512;

    [ThreadStatic]
    static TurboJpegHandle s_decoder;

    static TurboJpegHandle Decoder => s_decoder ??= TurboJpegHandle.Create();

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        int width = 0, height = 0, subsampling, colours;
        fixed (byte* start = file)
            Check(TurboJpeg.DecompressHeader(Decoder, start, new((nuint)file.Length), &width, &height, &subsampling, &colours));
        // A file that ends after its tables passes as one that holds nothing but tables.
        if (width < 1 || height < 1)
            throw Damaged("it holds no image");
        if (colours is Cmyk or Ycck)
            throw new ImageException("the JPEG is in the printing colours CMYK: save it as RGB");
        return new ImageHeader(ImageKind.Jpeg, width, height, OrientationOf(file), (long)width * height / MostPixelsAByte);
    }

    public static void Read(ReadOnlySpan<byte> file, ImageHeader header, Span<byte> bgr)
    {
        fixed (byte* start = file, pixels = bgr)
            Check(TurboJpeg.Decompress(
                Decoder, start, new((nuint)file.Length), pixels, header.Width, header.Width * 3, header.Height,
                Bgr, StopOnWarning | LimitScans));
    }

    static void Check(int result)
    {
        if (result != 0)
            throw Damaged(Decoder.Complaint);
    }

    // After an error in its header a decompressor goes on where it stopped, in the next file: it cannot be used again.
    static ImageException Damaged(string reason)
    {
        s_decoder.Dispose();
        s_decoder = null;
        return new ImageException($"the JPEG is damaged or cut short: {reason}");
    }

    // Segments stand one behind the other, marker and big-endian length each, until the first scan. EXIF is an APP1.
    static int OrientationOf(ReadOnlySpan<byte> file)
    {
        const int app1 = 0xE1, startOfScan = 0xDA;
        int at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != startOfScan)
        {
            // Any number of fill bytes may stand before a marker (ITU T.81, B.1.1.2).
            if (file[at + 1] == 0xFF)
            {
                at++;
                continue;
            }
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length)
                break;
            ReadOnlySpan<byte> content = file.Slice(at + 4, length - 2);
            if (file[at + 1] == app1 && content.StartsWith("Exif\0\0"u8))
                return Orientation.InTiff(content[6..]);
            at += 2 + length;
        }
        return Orientation.Upright;
    }
}
