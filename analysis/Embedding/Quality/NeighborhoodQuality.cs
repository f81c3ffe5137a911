namespace Strata.Analysis.Embedding.Quality;

/// <summary>How well an embedding keeps neighbourhoods of k points (Venna and Kaski 2001).</summary>
/// <param name="Neighbors">k.</param>
/// <param name="Trustworthiness">
/// 0 to 1: 1 where all neighbours in the embedding are neighbours in the features too; the further off a false one is there, the less.
/// </param>
/// <param name="Continuity">0 to 1: 1 where all neighbours in the features are neighbours in the embedding too.</param>
/// <param name="Preservation">0 to 1: the share of neighbours that both have in common.</param>
/// <param name="Measured">The points that were measured, against all others.</param>
/// <param name="Points">All points.</param>
public sealed record NeighborhoodQuality(
    int Neighbors, double Trustworthiness, double Continuity, double Preservation, int Measured, int Points);
