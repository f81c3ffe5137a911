namespace Microsoft.ML.Trees;

/// <summary>How <see cref="SoftMaxBoosting"/> learns.</summary>
sealed record SoftMaxBoostingOptions
{
    public int Rounds { get; init; } = 100;

    public int Leaves { get; init; } = 30;

    public int RowsPerLeaf { get; init; } = 20;

    public double LearningRate { get; init; } = 0.2;

    /// <summary>Added to the sum of curvatures of a leaf.</summary>
    public double L2 { get; init; } = 0.01;
}
