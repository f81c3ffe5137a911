namespace Microsoft.ML.Trees;

/// <summary>How a tree grows.</summary>
sealed record GrowthOptions
{
    /// <summary>Leaves at most, 2 or more.</summary>
    public int Leaves { get; init; } = 20;

    /// <summary>Rows a leaf, at least 1.</summary>
    public int RowsPerLeaf { get; init; } = 10;

    /// <summary>Added to the weight of each side of a split, in the unit of the packed weights.</summary>
    public double Ridge { get; init; }

    /// <summary>The share of features that a tree may use, above 0 to 1.</summary>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>The share of those that a split may use, above 0 to 1.</summary>
    public double FeatureFractionPerSplit { get; init; } = 1;
}
