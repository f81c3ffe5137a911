using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Neighbors;

/// <summary>
/// The k nearest neighbours by Euclidean distance, found by comparing everything with everything: tile by tile of the products x·y,
/// each searched while it is in the cache.
/// </summary>
/// <remarks>
/// |x - y|² = |x|² + |y|² - 2x·y loses digits where the distance is small beside the lengths. So a few more candidates than asked for
/// are taken by their products, then measured and ordered by |x - y| itself: the distances are right to float32, and an order is wrong
/// only where more points than those spare ones lie within about 1e-6 |x||y| of the k-th. Of equal distances the lower index is nearer.
/// </remarks>
public static class NearestNeighbors
{
    /// <summary>For each row of <paramref name="queries"/> the nearest rows of <paramref name="points"/>.</summary>
    /// <param name="queries">Float32 [N,D].</param>
    /// <param name="points">Float32 [M,D].</param>
    /// <param name="k">Neighbours each, 1 to M.</param>
    /// <param name="threads">At most so many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or k is out of range.</exception>
    /// <exception cref="InputException">A value is NaN or infinite.</exception>
    public static NeighborTable Of(Matrix queries, Matrix points, int k, int threads = 0, CancellationToken cancel = default) =>
        Find(queries, points, k, points.Rows, exceptSelf: false, threads, cancel);

    /// <summary>For each row the nearest other rows; a copy of itself counts, at distance 0.</summary>
    /// <param name="points">Float32 [N,D], N at least 2.</param>
    /// <param name="k">Neighbours each, 1 to N - 1.</param>
    /// <inheritdoc cref="Of"/>
    public static NeighborTable Within(Matrix points, int k, int threads = 0, CancellationToken cancel = default) =>
        Find(points, points, k, points.Rows - 1, exceptSelf: true, threads, cancel);

    static NeighborTable Find(Matrix queries, Matrix points, int k, int most, bool exceptSelf, int threads, CancellationToken cancel)
    {
        if (k < 1 || k > most)
            throw new ArgumentException($"{k:N0} neighbours are out of range: there are 1 to {most:N0}", nameof(k));
        queries.RequireFinite(nameof(queries));
        points.RequireFinite(nameof(points));
        int candidates = Math.Min(most, k + Spare(k));
        float[] scores = new float[checked(queries.Rows * candidates)];
        int[] indices = new int[scores.Length];
        float[] halfNorms = Product.HalfSquaredNorms(points, threads);
        CandidateHeap Heap(int row) => new(scores.AsSpan(row * candidates, candidates), indices.AsSpan(row * candidates, candidates));

        for (int row = 0; row < queries.Rows; row++)
            Heap(row).Clear();
        Product.ForEachRow(queries, points, threads, (row, column, products) => CandidateScan.Run(
            products, halfNorms.AsSpan(column, products.Length), column, exceptSelf ? row : -1, Heap(row)), cancel);
        return Measure(queries, points, k, candidates, indices, threads);
    }

    static int Spare(int k) => Math.Max(4, k / 4);

    static NeighborTable Measure(Matrix queries, Matrix points, int k, int candidates, int[] indices, int threads)
    {
        NeighborTable table = new(queries.Rows, k, new int[queries.Rows * k], new float[queries.Rows * k]);
        RowBlocks.ForEach(queries.Rows, 256, threads, () => new ulong[candidates], (found, start, count) =>
        {
            for (int row = start; row < start + count; row++)
            {
                for (int i = 0; i < candidates; i++)
                    found[i] = Key(TensorPrimitives.Distance(queries.Row(row), points.Row(indices[row * candidates + i])), indices[row * candidates + i]);
                Array.Sort(found);
                for (int i = 0; i < k; i++)
                    (table.Distances[row * k + i], table.Indices[row * k + i]) = (DistanceOf(found[i]), (int)(uint)found[i]);
            }
        });
        return table;
    }

    // The bits of floats of at least 0 order like the floats: distance first, then index.
    static ulong Key(float distance, int index) => ((ulong)BitConverter.SingleToUInt32Bits(distance) << 32) | (uint)index;

    static float DistanceOf(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> 32));
}
