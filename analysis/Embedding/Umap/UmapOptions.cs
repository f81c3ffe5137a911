using Strata.Analysis.Neighbors;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>The options of UMAP. Each has the default that works; null stands for what the data decides.</summary>
public sealed record UmapOptions
{
    /// <summary>Nearest points that a point is joined to, itself counted as in the paper's own program, 2 to N: few show detail, many the whole.</summary>
    public int Neighbors { get; init; } = 15;

    /// <summary>How close points may come to each other, 0 to <see cref="Spread"/>.</summary>
    public double MinDistance { get; init; } = 0.1;

    /// <summary>The scale of the embedding, above 0.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Passes over the edges, 1 and up; null for 500, or 200 above 10,000 points.</summary>
    public int? Epochs { get; init; }

    /// <summary>The first step's length as a share of the gradient, above 0; it falls to 0 in a line.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>Points that a point is driven away from for each edge that draws it, 0 or more.</summary>
    public int NegativeSamples { get; init; } = 5;

    /// <summary>How nearest points are found.</summary>
    public NeighborSearch Search { get; init; }

    /// <summary>Seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The passes in use.</summary>
    public int EpochsFor(int points) => Epochs ?? (points <= 10_000 ? 500 : 200);

    /// <summary>Checks what can be checked without the data.</summary>
    /// <exception cref="InputException">A value is out of its range.</exception>
    public void Require()
    {
        Range.Require("UMAP", "neighbours", Neighbors, least: 2);
        Range.Require("UMAP", "spread", Spread, least: double.Epsilon);
        Range.Require("UMAP", "minimum distance", MinDistance, least: 0, most: Spread);
        Range.Require("UMAP", "epochs", Epochs ?? 1, least: 1);
        Range.Require("UMAP", "learning rate", LearningRate, least: double.Epsilon);
        Range.Require("UMAP", "negative samples", NegativeSamples, least: 0);
    }
}
