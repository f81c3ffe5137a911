using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.LightGbm;

/// <summary>Boosted trees of one class.</summary>
public sealed class LightGbmBinaryModelParameters : TreeEnsembleModelParametersBasedOnRegressionTree
{
    internal LightGbmBinaryModelParameters(int features, IReadOnlyList<GrownTree> trees) : base(features, trees, 1)
    {
    }
}
