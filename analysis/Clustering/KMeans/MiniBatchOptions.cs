namespace Strata.Analysis.Clustering.KMeans;

/// <summary>How mini-batch k-means runs.</summary>
public sealed record MiniBatchOptions
{
    /// <summary>Number of clusters, 1 to N.</summary>
    public int Clusters { get; init; } = 10;

    /// <summary>Rows a batch, at least 1.</summary>
    public int Batch { get; init; } = 1024;

    /// <summary>The most passes over the rows, at least 1.</summary>
    public int Passes { get; init; } = 100;

    /// <summary>Stop after so many batches without a better smoothed sum of squared distances, at least 1.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Refuses what cannot be run.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public MiniBatchOptions Require()
    {
        if (Clusters < 1 || Batch < 1 || Passes < 1 || Patience < 1)
            throw new InputException($"mini-batch k-means needs at least 1 cluster, row a batch, pass and batch of patience: {this}");
        return this;
    }
}
