namespace Strata.Analysis.Embedding.Pca;

/// <summary>The options of a principal component analysis.</summary>
public sealed record PcaOptions
{
    /// <summary>Components to find, 1 to the smaller of N and D.</summary>
    public int Components { get; init; } = 2;

    /// <summary>How; <see cref="PcaSolver.Auto"/> goes by the size.</summary>
    public PcaSolver Solver { get; init; } = PcaSolver.Auto;

    /// <summary>For the randomized solver: directions beside those asked for, which make those more exact, 0 or more.</summary>
    public int Oversampling { get; init; } = 10;

    /// <summary>For the randomized solver: how often the directions are multiplied by the covariance, 0 or more: each makes them more exact.</summary>
    public int PowerIterations { get; init; } = 6;

    /// <summary>Seed of the random directions.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Checks the options against the data.</summary>
    /// <exception cref="InputException">A value is out of its range.</exception>
    public void Require(int rows, int columns)
    {
        Range.Require("PCA", "components", Components, least: 1, most: Math.Min(rows, columns));
        Range.Require("PCA", "oversampling", Oversampling, least: 0);
        Range.Require("PCA", "power iterations", PowerIterations, least: 0);
    }
}

/// <summary>How principal components are found.</summary>
public enum PcaSolver
{
    /// <summary>Exact where the smaller of N and D is small, randomized else.</summary>
    Auto,

    /// <summary>All eigenvectors of the covariance, or of the inner products where there are fewer rows than columns.</summary>
    Exact,

    /// <summary>A few random directions, drawn towards the first components (Halko, Martinsson and Tropp 2011).</summary>
    Randomized,
}
