namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>How agglomerative clustering runs.</summary>
public sealed record AgglomerativeOptions
{
    /// <summary>Number of clusters, 1 to N.</summary>
    public int Clusters { get; init; } = 10;

    /// <summary>How far two clusters are from each other.</summary>
    public Linkage Linkage { get; init; } = Linkage.Ward;
}
