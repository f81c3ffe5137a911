namespace Strata.Analysis.Neighbors;

/// <summary>The k nearest neighbours of N points, nearest first.</summary>
/// <param name="Count">N.</param>
/// <param name="K">Neighbours a point.</param>
/// <param name="Indices">[N,k]: the rows of the neighbours.</param>
/// <param name="Distances">[N,k]: how far each is, Euclidean, ascending.</param>
public sealed record NeighborTable(int Count, int K, int[] Indices, float[] Distances)
{
    /// <summary>The rows [k] of one point's neighbours.</summary>
    public ReadOnlySpan<int> Of(int point) => Indices.AsSpan(point * K, K);

    /// <summary>The distances [k] of one point's neighbours.</summary>
    public ReadOnlySpan<float> DistancesOf(int point) => Distances.AsSpan(point * K, K);
}
