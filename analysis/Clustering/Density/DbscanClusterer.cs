using Strata.Registry;

namespace Strata.Analysis.Clustering.Density;

/// <summary>DBSCAN.</summary>
[Part("dbscan", "DBSCAN: dense regions and noise, finds their number itself (epsilon: the knee of the distances, points=10)")]
sealed class DbscanClusterer : IClusterer
{
    /// <inheritdoc/>
    public IClusterMethod With(PartParameters parameters, int clusters) => new DbscanFit(new DbscanOptions
    {
        Epsilon = parameters.Number("epsilon", 0, least: 0) is > 0 and double epsilon ? epsilon : null,
        Points = parameters.Whole("points", new DbscanOptions().Points, least: 2),
    });
}
