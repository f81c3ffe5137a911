using Microsoft.ML.Models;
using Microsoft.ML.Numerics;
using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A model made of trees.</summary>
public abstract class TreeEnsembleModelParameters : ModelParametersBase<float>, IRowScorer
{
    readonly int _features;
    readonly TreeScorer _scorer;

    private protected TreeEnsembleModelParameters(int features, IReadOnlyList<GrownTree> trees, double weight)
    {
        Ensemble = new RegressionTreeEnsemble([.. trees.Select(tree => new RegressionTree(tree))], weight);
        (_features, _scorer) = (features, new TreeScorer(Ensemble.Trees, weight));
    }

    internal RegressionTreeEnsemble Ensemble { get; }

    int IRowScorer.Features => _features;

    int IRowScorer.Width => 1;

    FloatMatrix IRowScorer.Score(FloatMatrix x) => new(_scorer.Score(x), x.Rows, 1);
}

/// <summary>A model made of trees.</summary>
public abstract class TreeEnsembleModelParametersBasedOnRegressionTree : TreeEnsembleModelParameters
{
    private protected TreeEnsembleModelParametersBasedOnRegressionTree(int features, IReadOnlyList<GrownTree> trees, double weight)
        : base(features, trees, weight)
    {
    }

    public RegressionTreeEnsemble TrainedTreeEnsemble => Ensemble;
}

/// <summary>A model made of trees.</summary>
public abstract class TreeEnsembleModelParametersBasedOnQuantileRegressionTree : TreeEnsembleModelParameters
{
    private protected TreeEnsembleModelParametersBasedOnQuantileRegressionTree(int features, IReadOnlyList<GrownTree> trees, double weight)
        : base(features, trees, weight)
    {
    }
}

/// <summary>Boosted trees for two classes.</summary>
public sealed class FastTreeBinaryModelParameters : TreeEnsembleModelParametersBasedOnRegressionTree
{
    internal FastTreeBinaryModelParameters(int features, IReadOnlyList<GrownTree> trees) : base(features, trees, 1)
    {
    }
}

/// <summary>A random forest for two classes: the score is the mean over the trees.</summary>
public sealed class FastForestBinaryModelParameters : TreeEnsembleModelParametersBasedOnQuantileRegressionTree
{
    internal FastForestBinaryModelParameters(int features, IReadOnlyList<GrownTree> trees) : base(features, trees, 1.0 / trees.Count)
    {
    }
}
