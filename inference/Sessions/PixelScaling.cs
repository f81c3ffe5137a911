using System.Numerics;
using System.Runtime.InteropServices;

namespace Strata.Sessions;

/// <summary>Turns bytes into the floats that third-party models expect.</summary>
static class PixelScaling
{
    const float White = 255;

    /// <summary>destination = pixels / 255, the division of torchvision's ToTensor, bit for bit.</summary>
    /// <param name="pixels">n bytes.</param>
    /// <param name="destination">Receives n values in 0..1.</param>
    public static void ToUnit(ReadOnlySpan<byte> pixels, Span<float> destination)
    {
        destination = destination[..pixels.Length];
        int whole = pixels.Length - pixels.Length % Vector<byte>.Count;
        ReadOnlySpan<Vector<byte>> from = MemoryMarshal.Cast<byte, Vector<byte>>(pixels[..whole]);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(destination[..whole]);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            Span<Vector<float>> four = to.Slice(4 * i, 4);
            four[0] = Unit(first);
            four[1] = Unit(second);
            four[2] = Unit(third);
            four[3] = Unit(fourth);
        }
        for (int i = whole; i < pixels.Length; i++)
            destination[i] = pixels[i] / White;
    }

    // Signed conversion is one instruction, and a byte has no sign to lose.
    static Vector<float> Unit(Vector<uint> pixels) => Vector.ConvertToSingle(pixels.As<uint, int>()) / new Vector<float>(White);
}
