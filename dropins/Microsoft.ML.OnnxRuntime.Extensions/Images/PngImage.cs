using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Extensions.Interop;

namespace Microsoft.ML.OnnxRuntime.Extensions.Images;

/// <summary>PNG by libpng: every colour type, depth and interlacing. Alpha is left out, 16 bits are rounded to 8.</summary>
static unsafe class PngImage
{
    const int SignatureBytes = 8;
    const int FrameBytes = 12;          // length, name and checksum around each chunk's data
    const int LargestRatio = 1032;      // of deflate (zlib's technical notes)
    const uint Bgr = 0x12;
    const uint Bgra = 0x13;
    const uint SixteenBitIsSrgb = 0x04;

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < SignatureBytes + 8 + 13 || !file[12..].StartsWith("IHDR"u8))
            throw new ImageException("the PNG is damaged or cut short: its header is not there");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(file[16..]);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(file[20..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new ImageException($"the PNG is damaged: its header tells of {width:N0} x {height:N0} pixels");
        int orientation = Orientation.Upright;
        int at = SignatureBytes;
        while (TryChunk(file, at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data))
        {
            if (name.SequenceEqual("eXIf"u8))
                orientation = Orientation.InTiff(data);
            at += data.Length + FrameBytes;
        }
        long rowBytes = ((long)width * BitsAPixel(file) + 7) / 8;
        return new ImageHeader(ImageKind.Png, (int)width, (int)height, orientation, rowBytes * height / LargestRatio);
    }

    static int BitsAPixel(ReadOnlySpan<byte> file)
    {
        const int depthAt = 24, colourTypeAt = 25;
        return file[depthAt] * (file[colourTypeAt] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 });
    }

    public static void Read(ReadOnlySpan<byte> file, ImageHeader header, Span<byte> bgr)
    {
        byte[] needed = ArrayPool<byte>.Shared.Rent(file.Length);
        try
        {
            (int length, bool transparent) = CopyNeeded(file, needed);
            if (transparent)
                ReadWithoutAlpha(needed.AsSpan(0, length), header, bgr);
            else
                Decode(needed.AsSpan(0, length), bgr, header, Bgr, header.Width * 3);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(needed);
        }
    }

    // Without gamma and colour profiles libpng hands out the stored values, as other readers do; with them it would convert.
    static (int Length, bool Transparent) CopyNeeded(ReadOnlySpan<byte> file, Span<byte> needed)
    {
        const int colourTypeAt = 25, alphaBit = 4;
        bool transparent = (file[colourTypeAt] & alphaBit) != 0;
        file[..SignatureBytes].CopyTo(needed);
        int length = SignatureBytes;
        int at = SignatureBytes;
        while (TryChunk(file, at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data))
        {
            int whole = data.Length + FrameBytes;
            transparent |= name.SequenceEqual("tRNS"u8);
            // An upper-case first letter marks the chunks that no decoder may leave out.
            if (char.IsAsciiLetterUpper((char)name[0]) || name.SequenceEqual("tRNS"u8))
            {
                file.Slice(at, whole).CopyTo(needed[length..]);
                length += whole;
            }
            if (name.SequenceEqual("IEND"u8))
                return (length, transparent);
            at += whole;
        }
        throw new ImageException("the PNG is cut short: its end is not there");
    }

    static bool TryChunk(ReadOnlySpan<byte> file, int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        name = data = default;
        if (file.Length - at < FrameBytes)
            return false;
        uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        if (length > file.Length - at - FrameBytes)
            return false;
        name = file.Slice(at + 4, 4);
        data = file.Slice(at + 8, (int)length);
        return true;
    }

    static void ReadWithoutAlpha(ReadOnlySpan<byte> file, ImageHeader header, Span<byte> bgr)
    {
        byte[] bgra = ArrayPool<byte>.Shared.Rent(checked(header.Width * header.Height * 4));
        try
        {
            Decode(file, bgra, header, Bgra, header.Width * 4);
            for (int from = 0, to = 0; to < bgr.Length; from += 4, to += 3)
                bgra.AsSpan(from, 3).CopyTo(bgr[to..]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bgra);
        }
    }

    static void Decode(ReadOnlySpan<byte> file, Span<byte> pixels, ImageHeader header, uint format, int rowBytes)
    {
        LibPng.Image image = new() { Version = LibPng.ImageVersion };
        try
        {
            fixed (byte* start = file, into = pixels)
            {
                if (LibPng.BeginRead(&image, start, (nuint)file.Length) == 0)
                    throw Damaged(&image);
                if (image.Width != header.Width || image.Height != header.Height)
                    throw new ImageException("the PNG has two headers");
                image.Format = format;
                image.Flags |= SixteenBitIsSrgb;
                if (LibPng.FinishRead(&image, null, into, rowBytes, null) == 0)
                    throw Damaged(&image);
            }
        }
        finally
        {
            LibPng.Free(&image);
        }
    }

    static ImageException Damaged(LibPng.Image* image) =>
        new($"the PNG is damaged or cut short: {Marshal.PtrToStringUTF8((nint)image->Message)}");
}
