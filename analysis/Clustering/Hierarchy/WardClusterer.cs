using Strata.Registry;

namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>Agglomerative clustering by Ward's linkage.</summary>
[Part("ward", "agglomerative, Ward's linkage: joins what raises the squared distances least")]
sealed class WardClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) =>
        new AgglomerativeFit(new AgglomerativeOptions { Clusters = clusters, Linkage = Linkage.Ward });
}
