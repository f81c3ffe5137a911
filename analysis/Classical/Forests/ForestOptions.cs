namespace Strata.Analysis.Classical.Forests;

/// <summary>How a forest grows.</summary>
sealed record ForestOptions
{
    /// <summary>Trees, at least 1.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>Features that a split chooses from, at most D; 0 for the root of D.</summary>
    public int FeaturesPerSplit { get; init; }

    /// <summary>Whether each tree sees N rows drawn with replacement; else all rows once.</summary>
    public bool DrawsRows { get; init; } = true;

    /// <summary>Rows a leaf at least, 1 or more.</summary>
    public int RowsPerLeaf { get; init; } = 1;

    /// <summary>Splits one after another at most; 0 for no limit.</summary>
    public int Depth { get; init; }
}
