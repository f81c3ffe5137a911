using Strata.Registry;

namespace Strata.Analysis.Clustering.Spectral;

/// <summary>Spectral clustering.</summary>
[Part("spectral", "spectral: groups of any shape in the graph of nearest neighbours (neighbors=10)")]
sealed class SpectralClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new SpectralFit(new SpectralOptions
    {
        Clusters = clusters,
        Neighbors = parameters.Whole("neighbors", new SpectralOptions().Neighbors, least: 1),
    });
}
