using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Density;

/// <summary>
/// HDBSCAN (Campello, Moulavi and Sander 2013): DBSCAN at every density at once. Of the tree of clusters that come and go as the density
/// falls, those are taken that last longest (excess of mass); the rest is noise. It finds the number of clusters itself.
/// </summary>
public sealed class HdbscanFit(HdbscanOptions options) : IClusterMethod
{
    readonly HdbscanOptions _options = options.Require();

    /// <inheritdoc/>
    public QuadraticCost Cost(int rows) => new((long)rows * (_options.Points * 2 * sizeof(int) + 64));

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, Math.Max(_options.LeastSize, _options.Points + 1));
        NeighborTable neighbors = NearestNeighbors.Within(x, _options.Points, work.Threads, work.Cancel);
        float[] coreDistances = [.. Enumerable.Range(0, x.Rows).Select(row => neighbors.DistancesOf(row)[^1])];
        TreeEdge[] tree = ReachabilityTree.Of(x, coreDistances, work);
        return Clustering.Numbered(CondensedTree.Of(tree, x.Rows, _options.LeastSize).Labels());
    }
}
