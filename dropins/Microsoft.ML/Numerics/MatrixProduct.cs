using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Numerics;

/// <summary>
/// C = A Bᵀ for row-major A [N,D] and B [K,D]. A sum runs along the features in one order, whatever the tile and the thread: a row
/// has the same product alone and among others.
/// </summary>
static class MatrixProduct
{
    // A block of A's rows stays in the second-level cache while all of B passes by.
    const int BlockRows = 64;
    const int Tile = 4;

    /// <summary>All rows, in parallel.</summary>
    /// <param name="a">A [N,D].</param>
    /// <param name="b">B [K,D].</param>
    /// <returns>C [N,K].</returns>
    public static FloatMatrix Of(FloatMatrix a, FloatMatrix b)
    {
        FloatMatrix c = FloatMatrix.Zero(a.Rows, b.Rows);
        Parallel.For(0, (a.Rows + BlockRows - 1) / BlockRows, block =>
        {
            int first = block * BlockRows;
            int count = Math.Min(BlockRows, a.Rows - first);
            Multiply(
                a.Values.AsSpan(first * a.Columns, count * a.Columns), b.Values, a.Columns,
                c.Values.AsSpan(first * b.Rows, count * b.Rows));
        });
        return c;
    }

    /// <summary>A few rows, on this thread.</summary>
    /// <param name="a">A [N,D].</param>
    /// <param name="b">B [K,D].</param>
    /// <param name="d">D.</param>
    /// <param name="c">Receives C [N,K].</param>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int d, Span<float> c)
    {
        (int n, int k) = (a.Length / d, b.Length / d);
        ref float a0 = ref MemoryMarshal.GetReference(a);
        ref float b0 = ref MemoryMarshal.GetReference(b);
        for (int j = 0; j < k; j += Tile)
        {
            for (int i = 0; i < n; i += Tile)
            {
                if (i + Tile <= n && j + Tile <= k)
                    Square(ref Unsafe.Add(ref a0, i * d), ref Unsafe.Add(ref b0, j * d), d, c[(i * k + j)..], k);
                else
                    Edge(a, b, d, c, k, i, Math.Min(n, i + Tile), j, Math.Min(k, j + Tile));
            }
        }
    }

    /// <summary>The product of two vectors, in the order of summation of all products here.</summary>
    public static float Dot(ref float a, ref float b, int d)
    {
        Vector<float> sum = default;
        int v = 0;
        for (; v <= d - Vector<float>.Count; v += Vector<float>.Count)
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref a, (nuint)v), Vector.LoadUnsafe(ref b, (nuint)v), sum);
        float total = Vector.Sum(sum);
        for (; v < d; v++)
            total = MathF.FusedMultiplyAdd(Unsafe.Add(ref a, v), Unsafe.Add(ref b, v), total);
        return total;
    }

    static void Edge(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int d, Span<float> c, int k, int i0, int i1, int j0, int j1)
    {
        for (int i = i0; i < i1; i++)
        {
            for (int j = j0; j < j1; j++)
                c[i * k + j] = Dot(ref MemoryMarshal.GetReference(a[(i * d)..]), ref MemoryMarshal.GetReference(b[(j * d)..]), d);
        }
    }

    // Sixteen sums at once: eight loads for sixteen fused multiplications.
    static void Square(ref float a, ref float b, int d, Span<float> c, int stride)
    {
        Vector<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector<float> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector<float> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector<float> s30 = default, s31 = default, s32 = default, s33 = default;
        int v = 0;
        for (; v <= d - Vector<float>.Count; v += Vector<float>.Count)
        {
            Vector<float> b0 = Vector.LoadUnsafe(ref b, (nuint)v);
            Vector<float> b1 = Vector.LoadUnsafe(ref b, (nuint)(v + d));
            Vector<float> b2 = Vector.LoadUnsafe(ref b, (nuint)(v + 2 * d));
            Vector<float> b3 = Vector.LoadUnsafe(ref b, (nuint)(v + 3 * d));
            Vector<float> row = Vector.LoadUnsafe(ref a, (nuint)v);
            s00 = Vector.FusedMultiplyAdd(row, b0, s00);
            s01 = Vector.FusedMultiplyAdd(row, b1, s01);
            s02 = Vector.FusedMultiplyAdd(row, b2, s02);
            s03 = Vector.FusedMultiplyAdd(row, b3, s03);
            row = Vector.LoadUnsafe(ref a, (nuint)(v + d));
            s10 = Vector.FusedMultiplyAdd(row, b0, s10);
            s11 = Vector.FusedMultiplyAdd(row, b1, s11);
            s12 = Vector.FusedMultiplyAdd(row, b2, s12);
            s13 = Vector.FusedMultiplyAdd(row, b3, s13);
            row = Vector.LoadUnsafe(ref a, (nuint)(v + 2 * d));
            s20 = Vector.FusedMultiplyAdd(row, b0, s20);
            s21 = Vector.FusedMultiplyAdd(row, b1, s21);
            s22 = Vector.FusedMultiplyAdd(row, b2, s22);
            s23 = Vector.FusedMultiplyAdd(row, b3, s23);
            row = Vector.LoadUnsafe(ref a, (nuint)(v + 3 * d));
            s30 = Vector.FusedMultiplyAdd(row, b0, s30);
            s31 = Vector.FusedMultiplyAdd(row, b1, s31);
            s32 = Vector.FusedMultiplyAdd(row, b2, s32);
            s33 = Vector.FusedMultiplyAdd(row, b3, s33);
        }
        Span<float> sums =
        [
            Vector.Sum(s00), Vector.Sum(s01), Vector.Sum(s02), Vector.Sum(s03),
            Vector.Sum(s10), Vector.Sum(s11), Vector.Sum(s12), Vector.Sum(s13),
            Vector.Sum(s20), Vector.Sum(s21), Vector.Sum(s22), Vector.Sum(s23),
            Vector.Sum(s30), Vector.Sum(s31), Vector.Sum(s32), Vector.Sum(s33),
        ];
        for (; v < d; v++)
        {
            for (int i = 0; i < Tile; i++)
            {
                for (int j = 0; j < Tile; j++)
                {
                    ref float sum = ref sums[i * Tile + j];
                    sum = MathF.FusedMultiplyAdd(Unsafe.Add(ref a, v + i * d), Unsafe.Add(ref b, v + j * d), sum);
                }
            }
        }
        for (int i = 0; i < Tile; i++)
            sums.Slice(i * Tile, Tile).CopyTo(c[(i * stride)..]);
    }
}
