using Strata.Registry;

namespace Strata.Analysis.Clustering.Density;

/// <summary>HDBSCAN.</summary>
[Part("hdbscan", "HDBSCAN: dense regions of any density and noise, finds their number itself (least=50, points=10)")]
sealed class HdbscanClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new HdbscanFit(new HdbscanOptions
    {
        LeastSize = parameters.Whole("least", new HdbscanOptions().LeastSize, least: 2),
        Points = parameters.Whole("points", new HdbscanOptions().Points, least: 1),
    });
}
