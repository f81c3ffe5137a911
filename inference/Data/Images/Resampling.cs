using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strata.Data.Images;

/// <summary>Resizes interleaved pixels by one filter for each axis: rows first, whole rows at a time, then columns.</summary>
/// <remarks>Loops are compiled for speed at once: in tiers, as is usual, thousands of images would go through slow code first.</remarks>
static class Resampling
{
    const int Channels = 3;

    /// <summary>Makes an image of another size.</summary>
    /// <param name="pixels">uint8 [H,W,3].</param>
    /// <param name="width">W.</param>
    /// <param name="rows">From H rows to those of the result, h.</param>
    /// <param name="columns">From W columns to those of the result, w.</param>
    /// <param name="resized">Receives uint8 [h,w,3], rounded.</param>
    public static void Resize(ReadOnlySpan<byte> pixels, int width, AxisFilter rows, AxisFilter columns, Span<byte> resized)
    {
        int stride = width * Channels;
        float[] rented = ArrayPool<float>.Shared.Rent(stride);
        Span<float> sum = rented.AsSpan(0, stride);
        for (int y = 0; y < rows.Length; y++)
        {
            sum.Clear();
            ReadOnlySpan<float> weights = rows.Weights(y, out int first);
            for (int i = 0; i < weights.Length; i++)
                AddWeighted(pixels.Slice((first + i) * stride, stride), weights[i], sum);
            Gather(sum, columns, resized.Slice(y * columns.Length * Channels, columns.Length * Channels));
        }
        ArrayPool<float>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Gather(ReadOnlySpan<float> row, AxisFilter columns, Span<byte> resized)
    {
        for (int x = 0; x < columns.Length; x++)
        {
            ReadOnlySpan<float> weights = columns.Weights(x, out int first);
            (float blue, float green, float red) = (0, 0, 0);
            for (int i = 0, at = first * Channels; i < weights.Length; i++, at += Channels)
            {
                blue += weights[i] * row[at];
                green += weights[i] * row[at + 1];
                red += weights[i] * row[at + 2];
            }
            Span<byte> pixel = resized.Slice(x * Channels, Channels);
            (pixel[0], pixel[1], pixel[2]) = (Round(blue), Round(green), Round(red));
        }
    }

    static byte Round(float value) => (byte)Math.Clamp(value + 0.5f, 0, byte.MaxValue);

    // sum += weight · row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddWeighted(ReadOnlySpan<byte> row, float weight, Span<float> sum)
    {
        int whole = row.Length - row.Length % Vector<byte>.Count;
        ReadOnlySpan<Vector<byte>> from = MemoryMarshal.Cast<byte, Vector<byte>>(row[..whole]);
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(sum[..whole]);
        Vector<float> factor = new(weight);
        for (int i = 0; i < from.Length; i++)
        {
            Vector.Widen(from[i], out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            Span<Vector<float>> four = to.Slice(4 * i, 4);
            four[0] += Real(first) * factor;
            four[1] += Real(second) * factor;
            four[2] += Real(third) * factor;
            four[3] += Real(fourth) * factor;
        }
        for (int i = whole; i < row.Length; i++)
            sum[i] += weight * row[i];
    }

    // Signed conversion is one instruction, and a byte has no sign to lose.
    static Vector<float> Real(Vector<uint> values) => Vector.ConvertToSingle(values.As<uint, int>());
}
