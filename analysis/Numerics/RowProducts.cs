using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Numerics;

/// <summary>
/// X·Yᵀ for a few rows Y that stay in the cache, as the centres of k-means: X is read once, in place, which packing it for
/// <see cref="Product"/> would cost more than the multiplication.
/// </summary>
static class RowProducts
{
    /// <summary>Writes the products of consecutive rows of X with all rows of Y.</summary>
    /// <param name="x">[n,D].</param>
    /// <param name="y">[k,D].</param>
    /// <param name="depth">D.</param>
    /// <param name="products">Receives [n,k].</param>
    public static void Of(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int depth, Span<float> products)
    {
        (int rows, int columns) = (x.Length / depth, y.Length / depth);
        if (rows * depth != x.Length || columns * depth != y.Length || products.Length != rows * columns)
            throw new ArgumentException($"{x.Length:N0} and {y.Length:N0} values in rows of {depth:N0} have no {products.Length:N0} products", nameof(products));
        for (int row = 0; row < rows; row += 4)
            for (int column = 0; column < columns; column += 2)
                Four(
                    ref MemoryMarshal.GetReference(x), ref MemoryMarshal.GetReference(y), depth,
                    row, rows - 1, column, Math.Min(column + 1, columns - 1), columns, ref MemoryMarshal.GetReference(products));
    }

    // Four rows by two, eight sums in registers. Rows beyond the last are the last once more.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Four(
        ref float x, ref float y, int depth, int row, int lastRow, int left, int right, int columns, ref float products)
    {
        (int row1, int row2, int row3) = (Math.Min(row + 1, lastRow), Math.Min(row + 2, lastRow), Math.Min(row + 3, lastRow));
        ref float x0 = ref Unsafe.Add(ref x, row * depth), x1 = ref Unsafe.Add(ref x, row1 * depth);
        ref float x2 = ref Unsafe.Add(ref x, row2 * depth), x3 = ref Unsafe.Add(ref x, row3 * depth);
        ref float y0 = ref Unsafe.Add(ref y, left * depth), y1 = ref Unsafe.Add(ref y, right * depth);
        Vector512<float> s00 = Vector512<float>.Zero, s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
        int k = 0;
        for (; k <= depth - Vector512<float>.Count; k += Vector512<float>.Count)
        {
            (Vector512<float> l, Vector512<float> r) = (Vector512.LoadUnsafe(ref y0, (nuint)k), Vector512.LoadUnsafe(ref y1, (nuint)k));
            Vector512<float> v = Vector512.LoadUnsafe(ref x0, (nuint)k);
            (s00, s01) = (Vector512.MultiplyAddEstimate(v, l, s00), Vector512.MultiplyAddEstimate(v, r, s01));
            v = Vector512.LoadUnsafe(ref x1, (nuint)k);
            (s10, s11) = (Vector512.MultiplyAddEstimate(v, l, s10), Vector512.MultiplyAddEstimate(v, r, s11));
            v = Vector512.LoadUnsafe(ref x2, (nuint)k);
            (s20, s21) = (Vector512.MultiplyAddEstimate(v, l, s20), Vector512.MultiplyAddEstimate(v, r, s21));
            v = Vector512.LoadUnsafe(ref x3, (nuint)k);
            (s30, s31) = (Vector512.MultiplyAddEstimate(v, l, s30), Vector512.MultiplyAddEstimate(v, r, s31));
        }
        Unsafe.Add(ref products, row * columns + left) = Vector512.Sum(s00) + Rest(ref x0, ref y0, k, depth);
        Unsafe.Add(ref products, row * columns + right) = Vector512.Sum(s01) + Rest(ref x0, ref y1, k, depth);
        Unsafe.Add(ref products, row1 * columns + left) = Vector512.Sum(s10) + Rest(ref x1, ref y0, k, depth);
        Unsafe.Add(ref products, row1 * columns + right) = Vector512.Sum(s11) + Rest(ref x1, ref y1, k, depth);
        Unsafe.Add(ref products, row2 * columns + left) = Vector512.Sum(s20) + Rest(ref x2, ref y0, k, depth);
        Unsafe.Add(ref products, row2 * columns + right) = Vector512.Sum(s21) + Rest(ref x2, ref y1, k, depth);
        Unsafe.Add(ref products, row3 * columns + left) = Vector512.Sum(s30) + Rest(ref x3, ref y0, k, depth);
        Unsafe.Add(ref products, row3 * columns + right) = Vector512.Sum(s31) + Rest(ref x3, ref y1, k, depth);
    }

    static float Rest(ref float x, ref float y, int k, int depth)
    {
        float sum = 0;
        for (; k < depth; k++)
            sum += Unsafe.Add(ref x, k) * Unsafe.Add(ref y, k);
        return sum;
    }
}
