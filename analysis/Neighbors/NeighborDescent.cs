using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Neighbors;

/// <summary>
/// Nearly all of the k nearest neighbours without comparing everything with everything: neighbours of neighbours are likely neighbours (Dong,
/// Moses and Li 2011, NN-descent), starting from the leaves of random trees (Dasgupta and Freund 2008).
/// </summary>
/// <remarks>
/// Time grows a little faster than N, that of <see cref="NearestNeighbors"/> with its square. Each pass reads the neighbours of the pass before and
/// every row improves its own alone, so that no bit depends on the number of threads. What is given up: a few of a hundred neighbours are
/// not the nearest but near ones; distances are exact.
/// </remarks>
public static class NeighborDescent
{
    // Below, comparing everything takes no longer.
    const int FewPoints = 4096, RowsABlock = 64, MostPasses = 30;
    const double Settled = 0.001;

    /// <summary>For each row near other rows, nearest first; a copy of itself counts, at distance 0.</summary>
    /// <param name="points">Float32 [N,D], N at least 2.</param>
    /// <param name="k">Neighbours each, 1 to N - 1.</param>
    /// <param name="seed">Seed of trees and samples.</param>
    /// <param name="threads">At most so many threads; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    /// <exception cref="ArgumentException">k is out of range.</exception>
    /// <exception cref="InputException">A value is NaN or infinite.</exception>
    public static NeighborTable Within(Matrix points, int k, int seed = 1, int threads = 0, CancellationToken cancel = default)
    {
        if (points.Rows <= FewPoints || k >= points.Rows / 2)
            return NearestNeighbors.Within(points, k, threads, cancel);
        points.RequireFinite(nameof(points));
        NeighborLists lists = new(points.Rows, k);
        Plant(points, lists, (ulong)seed, threads, cancel);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            CandidateLists candidates = CandidateLists.Of(lists, (ulong)seed, pass);
            if (Improve(points, lists, candidates, threads, cancel) <= Settled * points.Rows * k)
                break;
        }
        return lists.ToTable();
    }

    // Mates of a leaf are near; where leaves are too small, rows drawn at random fill up.
    static void Plant(Matrix points, NeighborLists lists, ulong seed, int threads, CancellationToken cancel)
    {
        ProjectionForest forest = ProjectionForest.Grow(points, lists.K, seed, threads, cancel);
        RowBlocks.ForEach(points.Rows, RowsABlock, threads, (start, count) =>
        {
            for (int row = start; row < start + count; row++)
            {
                for (int tree = 0; tree < forest.Trees; tree++)
                    foreach (int mate in forest.Mates(tree, row))
                        Offer(points, lists, row, mate);
                SplitMix64 random = SplitMix64.Stream(seed, (ulong)row);
                while (!lists.IsFull(row))
                    Offer(points, lists, row, random.Below(points.Rows));
            }
        }, cancel);
    }

    // A pair of which neither end is new was looked at before.
    static long Improve(Matrix points, NeighborLists lists, CandidateLists candidates, int threads, CancellationToken cancel)
    {
        long improved = 0;
        RowBlocks.ForEach(points.Rows, RowsABlock, threads, (start, count) =>
        {
            long own = 0;
            for (int row = start; row < start + count; row++)
            {
                foreach (int between in candidates.Fresh(row))
                    own += OfferAll(points, lists, row, candidates.Fresh(between)) + OfferAll(points, lists, row, candidates.Stale(between));
                foreach (int between in candidates.Stale(row))
                    own += OfferAll(points, lists, row, candidates.Fresh(between));
            }
            Interlocked.Add(ref improved, own);
        }, cancel);
        return improved;
    }

    static int OfferAll(Matrix points, NeighborLists lists, int row, ReadOnlySpan<int> others)
    {
        int taken = 0;
        foreach (int other in others)
            taken += Offer(points, lists, row, other) ? 1 : 0;
        return taken;
    }

    static bool Offer(Matrix points, NeighborLists lists, int row, int other) =>
        other != row && lists.Offer(row, other, TensorPrimitives.Distance(points.Row(row), points.Row(other)));
}
