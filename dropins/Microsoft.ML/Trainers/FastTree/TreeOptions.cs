using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Options of FastTree and FastForest.</summary>
public abstract class TreeOptions : TrainerInputBaseWithGroupId
{
    protected TreeOptions()
    {
    }

    /// <summary>Trees, at least 1.</summary>
    public int NumberOfTrees = 100;

    /// <summary>Leaves a tree at most, 2 or more.</summary>
    public int NumberOfLeaves = 20;

    /// <summary>Rows a leaf, at least 1.</summary>
    public int MinimumExampleCountPerLeaf = 10;

    /// <summary>Bins that the values of a feature are cut into at most, 2 to 256.</summary>
    public int MaximumBinCountPerFeature = 255;

    /// <summary>The share of features that a tree may use, above 0 to 1.</summary>
    public double FeatureFraction = 1;

    /// <summary>The share of those that a split may use, above 0 to 1.</summary>
    public double FeatureFractionPerSplit = 1;

    /// <summary>Every so many trees a new random share of the rows is drawn; 0 for all rows.</summary>
    public int BaggingSize;

    /// <summary>That share, above 0 to 1.</summary>
    public double BaggingExampleFraction = 0.7;

    /// <summary>Seed of rows and features that are left out; the seed of the MLContext is not used.</summary>
    public int Seed = 123;

    internal GrowthOptions Growth => new()
    {
        Leaves = NumberOfLeaves,
        RowsPerLeaf = MinimumExampleCountPerLeaf,
        FeatureFraction = FeatureFraction,
        FeatureFractionPerSplit = FeatureFractionPerSplit,
    };

    internal void Check()
    {
        ExampleWeights.Refuse(ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfTrees, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(NumberOfLeaves, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumExampleCountPerLeaf, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(BaggingSize);
        foreach (double share in new[] { FeatureFraction, FeatureFractionPerSplit, BaggingExampleFraction })
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        }
    }
}

/// <summary>Options of FastTree.</summary>
public abstract class BoostedTreeOptions : TreeOptions
{
    protected BoostedTreeOptions()
    {
    }

    /// <summary>The share of each tree's step that is taken, above 0.</summary>
    public double LearningRate = 0.2;

    /// <summary>A leaf's output is at most this, and at least its negative.</summary>
    public double MaximumTreeOutput = 100;
}

/// <summary>Options of FastForest: each tree sees 0.7 of the rows, 0.7 of the features, and each split 0.7 of those.</summary>
public abstract class FastForestOptionsBase : TreeOptions
{
    private protected FastForestOptionsBase() =>
        (BaggingSize, FeatureFraction, FeatureFractionPerSplit) = (1, 0.7, 0.7);
}
