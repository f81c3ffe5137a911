namespace Strata.Analysis.Embedding.Maps;

/// <summary>What all maps of one command share.</summary>
sealed record MapOptions
{
    /// <summary>Principal components that features are reduced to before methods that are not linear; 0 for none.</summary>
    public int Reduce { get; init; } = 50;

    /// <summary>Neighbours by which quality is measured, 1 and up.</summary>
    public int Neighbors { get; init; } = 15;

    /// <summary>Seed of all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads { get; init; }
}
