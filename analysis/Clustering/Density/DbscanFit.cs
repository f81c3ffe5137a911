using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Density;

/// <summary>
/// DBSCAN (Ester and others 1996): rows with enough neighbours are cores, cores that are neighbours share a cluster, other rows join
/// the cluster of their nearest core within reach, and the rest is noise. It finds the number of clusters itself.
/// </summary>
public sealed class DbscanFit(DbscanOptions options) : IClusterMethod
{
    readonly DbscanOptions _options = options.Require();

    /// <inheritdoc/>
    public QuadraticCost Cost(int rows) => new((long)rows * _options.Points * 2 * sizeof(int));

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, _options.Points);
        int others = _options.Points - 1;
        NeighborTable neighbors = NearestNeighbors.Within(x, others, work.Threads, work.Cancel);
        float[] reach = [.. Enumerable.Range(0, x.Rows).Select(row => neighbors.DistancesOf(row)[^1])];
        float epsilon = (float?)_options.Epsilon ?? Knee.Of(reach);
        bool[] isCore = [.. reach.Select(distance => distance <= epsilon)];
        return Clustering.Numbered(Label(x, epsilon, isCore, work));
    }

    static int[] Label(Matrix x, float epsilon, bool[] isCore, ClusterWork work)
    {
        DisjointSets sets = new(x.Rows);
        (int[] nearestCore, float[] nearest) = (new int[x.Rows], new float[x.Rows]);
        Array.Fill(nearestCore, -1);
        Array.Fill(nearest, float.PositiveInfinity);
        Within.ForEachPair(x, epsilon, work, (row, other, score) =>
        {
            if (!isCore[other])
                return;
            if (isCore[row])
                sets.Union(row, other);
            else if (score < nearest[row])
                (nearest[row], nearestCore[row]) = (score, other);
        });
        return [.. Enumerable.Range(0, x.Rows).Select(row =>
            isCore[row] ? sets.Find(row) : nearestCore[row] >= 0 ? sets.Find(nearestCore[row]) : Clustering.Noise)];
    }
}
