using Strata.Registry;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>Mini-batch k-means.</summary>
[Part("minibatch", "mini-batch k-means: for very many rows (batch=1024, passes=100, patience=10)")]
sealed class MiniBatchClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new MiniBatchFit(new MiniBatchOptions
    {
        Clusters = clusters,
        Batch = parameters.Whole("batch", new MiniBatchOptions().Batch, least: 1),
        Passes = parameters.Whole("passes", new MiniBatchOptions().Passes, least: 1),
        Patience = parameters.Whole("patience", new MiniBatchOptions().Patience, least: 1),
    });
}
