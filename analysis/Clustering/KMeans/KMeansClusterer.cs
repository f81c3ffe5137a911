using Strata.Registry;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>k-means.</summary>
[Part("kmeans", "k-means: K centres, each row to the nearest (restarts=10, iterations=300, tolerance=1e-4)")]
sealed class KMeansClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new KMeansFit(new KMeansOptions
    {
        Clusters = clusters,
        Restarts = parameters.Whole("restarts", new KMeansOptions().Restarts, least: 1),
        Iterations = parameters.Whole("iterations", new KMeansOptions().Iterations, least: 1),
        Tolerance = parameters.Number("tolerance", new KMeansOptions().Tolerance, least: 0),
    });
}
