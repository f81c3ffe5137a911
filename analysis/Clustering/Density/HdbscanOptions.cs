namespace Strata.Analysis.Clustering.Density;

/// <summary>How HDBSCAN runs.</summary>
public sealed record HdbscanOptions
{
    /// <summary>Fewer rows than this are no cluster; at least 2.</summary>
    public int LeastSize { get; init; } = 50;

    /// <summary>The neighbour whose distance says how dense it is around a row; at least 1. More make it blind to thin bridges.</summary>
    public int Points { get; init; } = 10;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public HdbscanOptions Require()
    {
        if (LeastSize < 2 || Points < 1)
            throw new InputException($"HDBSCAN needs clusters of at least 2 rows and at least 1 point: {this}");
        return this;
    }
}
