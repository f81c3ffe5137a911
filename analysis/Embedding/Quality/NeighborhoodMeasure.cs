using System.Numerics;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Embedding.Quality;

/// <summary>Measures neighbourhoods: for each point the ranks of its neighbours of one space in the other.</summary>
public static class NeighborhoodMeasure
{
    /// <summary>Up to so many points every one is measured; of more, this many drawn at random, each against all others.</summary>
    public const int MostMeasured = 5_000;

    const int Block = 256;

    /// <summary>Measures an embedding.</summary>
    /// <param name="x">Features [N,D].</param>
    /// <param name="points">Their places [N,2].</param>
    /// <param name="k">Neighbours, 1 and up; lowered to what N allows, less than N/2.</param>
    /// <param name="seed">Seed of which points are measured where there are many.</param>
    /// <exception cref="InputException">There are fewer than 4 points.</exception>
    public static NeighborhoodQuality Of(Matrix x, double[] points, int k, int seed, Execution? run = null)
    {
        run ??= new Execution();
        int n = x.Rows;
        if (n < 4)
            throw new InputException($"neighbourhoods of {n} points cannot be measured: give at least 4");
        k = Math.Min(k, (n - 1) / 2);
        int[] measured = Measured(n, seed);
        Matrix plane = new(Array.ConvertAll(points, value => (float)value), n, 2);
        // One more than asked for, since a point's nearest is itself; of copies any may come first.
        NeighborTable high = NearestNeighbors.Of(x.Take(measured), x, k + 1, run.Threads, run.Cancel);
        NeighborTable low = NearestNeighbors.Of(plane.Take(measured), plane, k + 1, run.Threads, run.Cancel);
        long intruders = RankPenalty(x, measured, low, k, run), missing = RankPenalty(plane, measured, high, k, run);
        double scale = 2.0 / ((double)measured.Length * k * (2.0 * n - 3 * k - 1));
        return new NeighborhoodQuality(k, 1 - scale * intruders, 1 - scale * missing, Common(measured, high, low, k), measured.Length, n);
    }

    static int[] Measured(int n, int seed)
    {
        int[] all = [.. Enumerable.Range(0, n)];
        if (n <= MostMeasured)
            return all;
        SplitMix64.Stream((ulong)seed, 0).Shuffle<int>(all);
        return [.. all[..MostMeasured].Order()];
    }

    // The sum over all neighbours of the other space of how far beyond k their rank in this space is.
    static long RankPenalty(Matrix space, int[] measured, NeighborTable neighbors, int k, Execution run)
    {
        long[] penalties = new long[measured.Length];
        float[] halfNorms = Product.HalfSquaredNorms(space, run.Threads);
        float[][] scores = [.. Enumerable.Range(0, Math.Min(Block, measured.Length)).Select(_ => new float[space.Rows])];
        for (int start = 0; start < measured.Length; start += Block)
        {
            int count = Math.Min(Block, measured.Length - start), first = start;
            Matrix queries = space.Take(measured.AsSpan(start, count));
            // |y|²/2 - x·y orders like the distance |x - y|.
            Product.ForEachRow(queries, space, run.Threads, (row, column, products) =>
            {
                for (int j = 0; j < products.Length; j++)
                    scores[row][column + j] = halfNorms[column + j] - products[j];
            }, run.Cancel);
            run.Each(count, 4, (from, to) =>
            {
                for (int row = from; row < to; row++)
                    penalties[first + row] = Penalty(scores[row], measured[first + row], neighbors.Of(first + row), k);
            });
        }
        return penalties.Sum();
    }

    static long Penalty(float[] scores, int self, ReadOnlySpan<int> neighbors, int k)
    {
        // The point itself is nobody's neighbour, however its own product was rounded.
        scores[self] = float.PositiveInfinity;
        (long penalty, int taken) = (0, 0);
        foreach (int j in neighbors)
            if (j != self && taken++ < k)
                penalty += Math.Max(0, Rank(scores, j) - k);
        return penalty;
    }

    // 1 for the nearest; of equal scores the lower index comes first.
    static long Rank(float[] scores, int j)
    {
        float score = scores[j];
        (long below, int at) = (1, 0);
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
            below -= Vector.Sum(Vector.LessThan(new Vector<float>(scores, at), new Vector<float>(score)));
        for (; at < scores.Length; at++)
            below += scores[at] < score ? 1 : 0;
        for (at = 0; at < j; at++)
            below += scores[at] == score ? 1 : 0;
        return below;
    }

    static double Common(int[] measured, NeighborTable high, NeighborTable low, int k)
    {
        long common = 0;
        for (int i = 0; i < measured.Length; i++)
            common += Others(high.Of(i), measured[i], k).Intersect(Others(low.Of(i), measured[i], k)).Count();
        return (double)common / ((long)measured.Length * k);
    }

    static IEnumerable<int> Others(ReadOnlySpan<int> neighbors, int self, int k) => neighbors.ToArray().Where(j => j != self).Take(k);
}
