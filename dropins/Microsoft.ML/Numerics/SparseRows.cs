using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Numerics;

/// <summary>
/// The values of a matrix that are not 0, row by row, and products with K vectors at a time. Those lie feature by feature, [D,Stride],
/// so that one value meets all K of them in a vector or two: images are mostly background, and it costs nothing.
/// </summary>
sealed class SparseRows
{
    static readonly int s_width = Vector512<float>.Count;

    readonly int[] _starts;
    readonly float[] _values;
    // Where the weights of a value's feature begin.
    readonly int[] _offsets;

    /// <param name="x">The matrix.</param>
    /// <param name="k">Vectors in a product, at least 1.</param>
    public SparseRows(FloatMatrix x, int k)
    {
        Stride = (k + s_width - 1) / s_width * s_width;
        _starts = new int[x.Rows + 1];
        for (int row = 0; row < x.Rows; row++)
            _starts[row + 1] = checked(_starts[row] + x.Columns - x.Row(row).Count(0));
        (_offsets, _values) = (new int[_starts[^1]], new float[_starts[^1]]);
        Parallel.For(0, x.Rows, row => Fill(x.Row(row), _starts[row]));
    }

    /// <summary>The room for K values in whole vectors.</summary>
    public int Stride { get; }

    /// <summary>The sum of the squares of a row.</summary>
    public float SquaredNorm(int row) =>
        System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(_values.AsSpan(_starts[row].._starts[row + 1]));

    /// <summary>y = Wᵀ x.</summary>
    /// <param name="row">The row of x.</param>
    /// <param name="w">W [D,Stride].</param>
    /// <param name="y">Receives y [Stride].</param>
    public void Multiply(int row, ReadOnlySpan<float> w, Span<float> y)
    {
        ref float value = ref MemoryMarshal.GetArrayDataReference(_values);
        ref int offset = ref MemoryMarshal.GetArrayDataReference(_offsets);
        (nint start, nint end) = (_starts[row], _starts[row + 1]);
        for (int block = 0; block < Stride; block += s_width)
        {
            ref float weights = ref Unsafe.Add(ref MemoryMarshal.GetReference(w), block);
            Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
            nint at = start;
            for (; at + 3 < end; at += 4)
            {
                s0 = Step(ref value, ref offset, ref weights, at, s0);
                s1 = Step(ref value, ref offset, ref weights, at + 1, s1);
                s2 = Step(ref value, ref offset, ref weights, at + 2, s2);
                s3 = Step(ref value, ref offset, ref weights, at + 3, s3);
            }
            for (; at < end; at++)
                s0 = Step(ref value, ref offset, ref weights, at, s0);
            ((s0 + s1) + (s2 + s3)).CopyTo(y[block..]);
        }
    }

    /// <summary>W += x pᵀ.</summary>
    /// <param name="row">The row of x.</param>
    /// <param name="p">p [Stride].</param>
    /// <param name="w">W [D,Stride], added to.</param>
    public void AddOuter(int row, ReadOnlySpan<float> p, Span<float> w)
    {
        ref float value = ref MemoryMarshal.GetArrayDataReference(_values);
        ref int offset = ref MemoryMarshal.GetArrayDataReference(_offsets);
        (nint start, nint end) = (_starts[row], _starts[row + 1]);
        for (int block = 0; block < Stride; block += s_width)
        {
            ref float weights = ref Unsafe.Add(ref MemoryMarshal.GetReference(w), block);
            Vector512<float> factors = Vector512.Create(p[block..]);
            for (nint at = start; at < end; at++)
            {
                ref float cell = ref Unsafe.Add(ref weights, Unsafe.Add(ref offset, at));
                Vector512<float> sum = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref value, at)), factors, Vector512.LoadUnsafe(ref cell));
                sum.StoreUnsafe(ref cell);
            }
        }
    }

    /// <summary>Shrinks V to W where a row is not 0 (<see cref="Shrink(ReadOnlySpan{float}, float, Span{float})"/>).</summary>
    /// <param name="row">The row of x.</param>
    /// <param name="v">V [D,Stride].</param>
    /// <param name="threshold">By how much, 0 or more.</param>
    /// <param name="w">W [D,Stride].</param>
    public void Shrink(int row, ReadOnlySpan<float> v, float threshold, Span<float> w)
    {
        foreach (int offset in _offsets.AsSpan(_starts[row].._starts[row + 1]))
            Shrink(v.Slice(offset, Stride), threshold, w.Slice(offset, Stride));
    }

    /// <summary>Brings numbers closer to 0, and small ones to 0.</summary>
    /// <param name="v">The numbers, whole vectors.</param>
    /// <param name="threshold">By how much, 0 or more.</param>
    /// <param name="w">Receives them.</param>
    public static void Shrink(ReadOnlySpan<float> v, float threshold, Span<float> w)
    {
        Vector512<float> by = Vector512.Create(threshold);
        for (int block = 0; block < v.Length; block += s_width)
        {
            Vector512<float> number = Vector512.Create(v[block..]);
            (Vector512.Max(number - by, default) + Vector512.Min(number + by, default)).CopyTo(w[block..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Step(ref float value, ref int offset, ref float weights, nint at, Vector512<float> sum) =>
        Vector512.FusedMultiplyAdd(
            Vector512.Create(Unsafe.Add(ref value, at)),
            Vector512.LoadUnsafe(ref Unsafe.Add(ref weights, Unsafe.Add(ref offset, at))), sum);

    void Fill(ReadOnlySpan<float> row, int at)
    {
        for (int f = 0; f < row.Length; f++)
        {
            if (row[f] != 0)
                (_offsets[at], _values[at++]) = (f * Stride, row[f]);
        }
    }
}
