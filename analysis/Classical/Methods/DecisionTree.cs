using Strata.Analysis.Classical.Forests;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`decision-tree:depth=0,rows=1`: one tree by the Gini index on all rows and features.</summary>
[Part("decision-tree", "One tree by the Gini index, grown to the end unless a depth is given.")]
sealed class DecisionTree : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters) => new ForestLearner(new ForestOptions
    {
        Trees = 1,
        DrawsRows = false,
        FeaturesPerSplit = int.MaxValue,
        Depth = parameters.Whole("depth", 0, least: 0),
        RowsPerLeaf = parameters.Whole("rows", 1, least: 1),
    });
}
