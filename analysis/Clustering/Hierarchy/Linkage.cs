namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>How far two clusters are from each other.</summary>
public enum Linkage
{
    /// <summary>By how much joining them raises the sum of squared distances to the centres (Ward 1963).</summary>
    Ward,

    /// <summary>The mean distance between their rows (Sokal and Michener 1958).</summary>
    Average,
}
