using Strata.Analysis.Neighbors;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>The options of t-SNE. Each has the default that works; null stands for what the data decides.</summary>
public sealed record TSneOptions
{
    /// <summary>The effective number of neighbours of a point, from 1 up to (N-1)/3: small shows detail, large shows the whole.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps in which neighbours attract each other more than they should, so that clusters find each other, 0 or more.</summary>
    public int ExaggeratedSteps { get; init; } = 250;

    /// <summary>How many times more they attract each other then, at least 1.</summary>
    public double EarlyExaggeration { get; init; } = 12;

    /// <summary>Steps after those, 0 or more.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>
    /// The learning rate, above 0, for the gradient without its factor 4; null for N / early exaggeration, at least 50 (Belkina et al. 2019).
    /// </summary>
    public double? LearningRate { get; init; }

    /// <summary>How the repulsion is summed; <see cref="RepulsionMethod.Auto"/> goes by the number of points.</summary>
    public RepulsionMethod Repulsion { get; init; } = RepulsionMethod.Auto;

    /// <summary>For Barnes-Hut: a cell counts as one body where its side is less than theta times its distance; 0 is exact, up to 1.</summary>
    public double Theta { get; init; } = 0.5;

    /// <summary>How nearest points are found.</summary>
    public NeighborSearch Search { get; init; }

    /// <summary>Seed of a random start, of randomized PCA and of a search by descent.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The steps in all.</summary>
    public int TotalSteps => ExaggeratedSteps + Steps;

    /// <summary>Checks what can be checked without the data.</summary>
    /// <exception cref="InputException">A value is out of its range.</exception>
    public void Require()
    {
        Range.Require("t-SNE", "perplexity", Perplexity, least: 1);
        Range.Require("t-SNE", "exaggerated steps", ExaggeratedSteps, least: 0);
        Range.Require("t-SNE", "early exaggeration", EarlyExaggeration, least: 1);
        Range.Require("t-SNE", "steps", Steps, least: 0);
        Range.Require("t-SNE", "learning rate", LearningRate ?? 1, least: double.Epsilon);
        Range.Require("t-SNE", "theta", Theta, least: 0, most: 1);
    }
}
