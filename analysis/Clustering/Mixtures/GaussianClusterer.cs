using Strata.Registry;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>A Gaussian mixture.</summary>
[Part("gaussian", "Gaussian mixture: K bells (covariance=diagonal|full, shrinkage=0.1, iterations=100)")]
sealed class GaussianClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new GaussianMixtureFit(new GaussianMixtureOptions
    {
        Clusters = clusters,
        Covariance = parameters.Choice("covariance", "diagonal", "diagonal", "full") == "full" ? Covariance.Full : Covariance.Diagonal,
        Shrinkage = parameters.Number("shrinkage", new GaussianMixtureOptions().Shrinkage, least: 0, most: 1),
        Iterations = parameters.Whole("iterations", new GaussianMixtureOptions().Iterations, least: 1),
    });
}
