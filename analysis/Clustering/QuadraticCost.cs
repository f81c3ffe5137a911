namespace Strata.Analysis.Clustering;

/// <summary>A method's time grows with N²; so may its memory.</summary>
/// <param name="Bytes">Memory beside the features.</param>
public sealed record QuadraticCost(long Bytes);
