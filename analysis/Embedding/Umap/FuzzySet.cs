using Strata.Analysis.Neighbors;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>
/// The fuzzy simplicial set of a neighbour graph (McInnes, Healy and Melville 2018, algorithms 2 and 3): each point sees its nearest
/// neighbour with membership 1 and the others with exp(-(distance - nearest) / sigma), where sigma is such that memberships sum to
/// log2(k): distances in units of each point's own.
/// </summary>
public static class FuzzySet
{
    const int Piece = 256, MostHalvings = 64;
    const double Tolerance = 1e-5, LeastShareOfMean = 1e-3;

    /// <summary>The memberships [N,k-1] of each point's neighbours, 0 to 1.</summary>
    /// <param name="neighbors">The nearest others of each point, k - 1 of them: the point itself is the k-th.</param>
    /// <param name="isJoined">Whether the nearest has membership 1, so that no point stands alone; for points that are not in the graph: no.</param>
    public static float[] Memberships(NeighborTable neighbors, bool isJoined, Execution run)
    {
        float[] memberships = new float[neighbors.Count * neighbors.K];
        double mean = Mean(neighbors.Distances);
        run.Each(neighbors.Count, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                Fit(neighbors.DistancesOf(i), isJoined, isJoined ? mean : Mean(neighbors.DistancesOf(i)), memberships.AsSpan(i * neighbors.K, neighbors.K));
        });
        return memberships;
    }

    /// <summary>The graph in which a pair is joined if either sees the other: a + b - ab, as of independent chances.</summary>
    /// <param name="neighbors">Neighbours of each point.</param>
    /// <param name="memberships">Their memberships [N,k-1].</param>
    public static SparseGraph Union(NeighborTable neighbors, float[] memberships) =>
        SparseGraph.Symmetric(neighbors.Indices, memberships, neighbors.K, (there, back) => there + back - there * back);

    static void Fit(ReadOnlySpan<float> distances, bool isJoined, double meanOfAll, Span<float> memberships)
    {
        double target = Math.Log2(distances.Length + 1), nearest = isJoined ? NearestApart(distances) : 0;
        (double low, double high, double sigma) = (0, double.PositiveInfinity, 1);
        for (int halving = 0; halving < MostHalvings; halving++)
        {
            double sum = 0;
            foreach (float distance in distances)
                sum += distance > nearest ? Math.Exp(-(distance - nearest) / sigma) : 1;
            if (Math.Abs(sum - target) < Tolerance)
                break;
            if (sum > target)
                (high, sigma) = (sigma, (low + sigma) / 2);
            else
                (low, sigma) = (sigma, double.IsInfinity(high) ? sigma * 2 : (sigma + high) / 2);
        }
        // Many copies of one row would make sigma 0: it stays above a thousandth of the mean distance.
        sigma = Math.Max(sigma, LeastShareOfMean * (nearest > 0 ? Mean(distances) : meanOfAll));
        for (int j = 0; j < distances.Length; j++)
            memberships[j] = distances[j] > nearest && sigma > 0 ? (float)Math.Exp(-(distances[j] - nearest) / sigma) : 1;
    }

    static double NearestApart(ReadOnlySpan<float> distances)
    {
        foreach (float distance in distances)
            if (distance > 0)
                return distance;
        return 0;
    }

    static double Mean(ReadOnlySpan<float> distances)
    {
        double sum = 0;
        foreach (float distance in distances)
            sum += distance;
        return sum / distances.Length;
    }
}
