namespace Strata.Analysis.Comparison;

/// <summary>How a comparison draws and decides.</summary>
sealed record ComparisonOptions
{
    /// <summary>Resamples of the bootstrap, 100 and up.</summary>
    public int Resamples { get; init; } = 2_000;

    /// <summary>The chance of even one difference that is called shown where there is none, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Whether the exact p-value decides in place of the mid-p value: it errs on the side of showing less.</summary>
    public bool IsExact { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads { get; init; }
}

/// <summary>Everything that `compare` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Images">Its images.</param>
/// <param name="Test">As in "McNemar, mid-p".</param>
/// <param name="Level">The level after correction.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="Seed">Of the bootstrap.</param>
/// <param name="Models">By falling accuracy.</param>
/// <param name="Pairs">All pairs, by the rank of their first, then of their second.</param>
/// <param name="Groups">Names of models between which no difference is shown, best group first; a model may be in several.</param>
/// <param name="Findings">The same in sentences.</param>
sealed record ComparisonReport(
    string DataSet, string Split, int Images, string Test, double Level, int Resamples, int Seed, IReadOnlyList<ComparedModel> Models,
    IReadOnlyList<ComparedPair> Pairs, IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyList<string> Findings);
