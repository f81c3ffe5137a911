using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Density;

/// <summary>All pairs of rows within a distance, found in the products x·y while they are in the cache.</summary>
static class Within
{
    /// <summary>Hands out each pair both ways, without pairs of a row with itself; those of one row by rising index, rows from many threads at once.</summary>
    /// <param name="x">Float32 [N,D].</param>
    /// <param name="distance">The largest distance, right to about 1e-6 |x|².</param>
    /// <param name="work">Threads and the wish to stop.</param>
    /// <param name="receive">Receives row, other, and a score that orders the others of a row by distance.</param>
    public static void ForEachPair(Matrix x, float distance, ClusterWork work, Action<int, int, float> receive)
    {
        float[] halfNorms = Product.HalfSquaredNorms(x, work.Threads);
        // |x - y|² <= d² where |y|²/2 - x·y <= d²/2 - |x|²/2.
        Product.ForEachRow(x, x, work.Threads, (row, column, products) =>
        {
            ReadOnlySpan<float> norms = halfNorms.AsSpan(column, products.Length);
            float most = distance * distance / 2 - halfNorms[row];
            int j = 0;
            for (; j <= products.Length - Vector512<float>.Count; j += Vector512<float>.Count)
            {
                Vector512<float> scores = Load(norms, j) - Load(products, j);
                ulong hits = Vector512.LessThanOrEqual(scores, Vector512.Create(most)).ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1)
                    Give(j + BitOperations.TrailingZeroCount(hits), norms, products);
            }
            for (; j < products.Length; j++)
                if (norms[j] - products[j] <= most)
                    Give(j, norms, products);

            void Give(int at, ReadOnlySpan<float> norms, ReadOnlySpan<float> products)
            {
                if (column + at != row)
                    receive(row, column + at, norms[at] - products[at]);
            }
        }, work.Cancel);
    }

    static Vector512<float> Load(ReadOnlySpan<float> values, int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
}
