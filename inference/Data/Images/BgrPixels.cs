using System.Runtime.CompilerServices;

namespace Strata.Data.Images;

/// <summary>Pixels as decoders give them, [H,W,3] in the order blue, green, red, as the planes that models take.</summary>
/// <remarks>Loops are compiled for speed at once, as those of <see cref="Resampling"/>.</remarks>
static class BgrPixels
{
    // ITU-R BT.601 in 1/65536; they add up to one, so that grey stays what it is.
    const int Red = 19595;
    const int Green = 38470;
    const int Blue = 7471;

    /// <summary>Takes the channels apart.</summary>
    /// <param name="bgr">uint8 [n,3].</param>
    /// <param name="planes">Receives red, green and blue: uint8 [3,n].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToPlanes(ReadOnlySpan<byte> bgr, Span<byte> planes)
    {
        int plane = bgr.Length / 3;
        Span<byte> red = planes[..plane], green = planes.Slice(plane, plane), blue = planes.Slice(2 * plane, plane);
        for (int i = 0, at = 0; i < red.Length; i++, at += 3)
            (blue[i], green[i], red[i]) = (bgr[at], bgr[at + 1], bgr[at + 2]);
    }

    /// <summary>Weighs the channels into one: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), rounded.</summary>
    /// <param name="bgr">uint8 [n,3].</param>
    /// <param name="grey">Receives uint8 [n].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToGrey(ReadOnlySpan<byte> bgr, Span<byte> grey)
    {
        const int half = 1 << 15;
        for (int i = 0, at = 0; i < grey.Length; i++, at += 3)
            grey[i] = (byte)((Blue * bgr[at] + Green * bgr[at + 1] + Red * bgr[at + 2] + half) >> 16);
    }
}
