using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>Agglomerative clustering: every row begins alone, and the two nearest clusters are joined until K are left.</summary>
public sealed class AgglomerativeFit(AgglomerativeOptions options) : IClusterMethod
{
    /// <inheritdoc/>
    public QuadraticCost Cost(int rows) => new(DistanceMatrix.Bytes(rows));

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, options.Clusters);
        float[][] distances = DistanceMatrix.Of(x, squared: options.Linkage == Linkage.Ward, work);
        Merge[] merges = NearestNeighborChain.Run(distances, options.Linkage, work.Cancel);
        DisjointSets sets = new(x.Rows);
        foreach (Merge merge in merges.OrderBy(merge => merge.Height).Take(x.Rows - options.Clusters))
            sets.Union(merge.Kept, merge.Gone);
        return Clustering.Numbered(sets.Roots());
    }
}
