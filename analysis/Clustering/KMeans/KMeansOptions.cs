namespace Strata.Analysis.Clustering.KMeans;

/// <summary>How k-means runs.</summary>
public sealed record KMeansOptions
{
    /// <summary>Number of clusters, 1 to N.</summary>
    public int Clusters { get; init; } = 10;

    /// <summary>Starts from different first centres; the lowest sum of squared distances wins. At least 1.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>The most rounds of Lloyd a start, at least 1.</summary>
    public int Iterations { get; init; } = 300;

    /// <summary>Stop once centres move less than this share of the mean feature variance; 0 runs to a fixed point.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public KMeansOptions Require()
    {
        if (Clusters < 1 || Restarts < 1 || Iterations < 1 || !(Tolerance >= 0))
            throw new InputException($"k-means needs at least 1 cluster, start and round and a tolerance of at least 0: {this}");
        return this;
    }
}
