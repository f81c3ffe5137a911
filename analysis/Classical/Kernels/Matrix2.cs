using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>
/// The kernel between the rows of two classes, as a view of the kernel between all rows, which lie class by class.
/// </summary>
/// <param name="all">float32 [N,N].</param>
/// <param name="first">Where the first class lies.</param>
/// <param name="second">Where the second one lies.</param>
readonly struct Matrix2(Matrix all, (int Start, int Count) first, (int Start, int Count) second)
{
    /// <summary>One value; rows of the first class come first.</summary>
    public float this[int row, int column] => all[Place(row), Place(column)];

    /// <summary>v -= scale * (row i - row j).</summary>
    public void Subtract(int i, int j, double scale, double[] v)
    {
        ReadOnlySpan<float> a = all.Row(Place(i));
        ReadOnlySpan<float> b = all.Row(Place(j));
        Subtract(a.Slice(first.Start, first.Count), b.Slice(first.Start, first.Count), scale, v.AsSpan(0, first.Count));
        Subtract(a.Slice(second.Start, second.Count), b.Slice(second.Start, second.Count), scale, v.AsSpan(first.Count));
    }

    int Place(int row) => row < first.Count ? first.Start + row : second.Start + row - first.Count;

    static void Subtract(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double scale, Span<double> v)
    {
        for (int t = 0; t < v.Length; t++)
            v[t] -= scale * ((double)a[t] - b[t]);
    }
}
