namespace Strata.Analysis.Clustering.Spectral;

/// <summary>How spectral clustering runs.</summary>
public sealed record SpectralOptions
{
    /// <summary>Number of clusters, 1 to N.</summary>
    public int Clusters { get; init; } = 10;

    /// <summary>Neighbours by which a row is tied into the graph, itself not among them; at least 1.</summary>
    public int Neighbors { get; init; } = 10;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public SpectralOptions Require()
    {
        if (Clusters < 1 || Neighbors < 1)
            throw new InputException($"spectral clustering needs at least 1 cluster and neighbour: {this}");
        return this;
    }
}
