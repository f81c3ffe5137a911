using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A tree: a row goes left where its feature is at most the threshold. A child below 0 is the leaf of the index ~child.
/// </summary>
public abstract class RegressionTreeBase
{
    private protected RegressionTreeBase(GrownTree tree)
    {
        (NumericalSplitFeatureIndexes, NumericalSplitThresholds) = ([.. tree.Feature], [.. tree.Threshold]);
        (LeftChild, RightChild, SplitGains, LeafValues) = ([.. tree.Left], [.. tree.Right], [.. tree.Gain], [.. tree.LeafValue]);
    }

    public IReadOnlyList<int> NumericalSplitFeatureIndexes { get; }

    public IReadOnlyList<float> NumericalSplitThresholds { get; }

    public IReadOnlyList<int> LeftChild { get; }

    public IReadOnlyList<int> RightChild { get; }

    public IReadOnlyList<double> SplitGains { get; }

    public IReadOnlyList<double> LeafValues { get; }

    public int NumberOfLeaves => LeafValues.Count;

    public int NumberOfNodes => LeftChild.Count;
}

/// <summary>A tree.</summary>
public sealed class RegressionTree : RegressionTreeBase
{
    internal RegressionTree(GrownTree tree) : base(tree)
    {
    }
}
