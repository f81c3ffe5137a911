namespace Strata.Analysis.Clustering.Density;

/// <summary>How DBSCAN runs.</summary>
public sealed record DbscanOptions
{
    /// <summary>How near neighbours are, above 0; null for the knee in the sorted distances to the last of the <see cref="Points"/>.</summary>
    public double? Epsilon { get; init; }

    /// <summary>Rows within <see cref="Epsilon"/>, itself among them, that make a row the core of a cluster; at least 2.</summary>
    public int Points { get; init; } = 10;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public DbscanOptions Require()
    {
        if (Epsilon is <= 0 || Points < 2)
            throw new InputException($"DBSCAN needs an epsilon above 0 and at least 2 points: {this}");
        return this;
    }
}
