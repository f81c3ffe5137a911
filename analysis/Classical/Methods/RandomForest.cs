using Strata.Analysis.Classical.Forests;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>
/// `random-forest:trees=100,features=0,depth=0,rows=1`: trees on drawn rows, each split among few drawn features (Breiman 2001).
/// </summary>
[Part("random-forest", "Trees on drawn rows and features; the mean of their leaves.")]
sealed class RandomForest : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters) => new ForestLearner(new ForestOptions
    {
        Trees = parameters.Whole("trees", 100, least: 1, most: 100_000),
        FeaturesPerSplit = parameters.Whole("features", 0, least: 0),
        Depth = parameters.Whole("depth", 0, least: 0),
        RowsPerLeaf = parameters.Whole("rows", 1, least: 1),
    });
}
