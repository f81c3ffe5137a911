using Strata.Registry;

namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>Agglomerative clustering by average linkage.</summary>
[Part("average", "agglomerative, average linkage: joins the clusters nearest on average")]
sealed class AverageClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) =>
        new AgglomerativeFit(new AgglomerativeOptions { Clusters = clusters, Linkage = Linkage.Average });
}
