using Strata.Analysis.Numerics;

namespace Strata.Analysis.Neighbors;

/// <summary>How nearest neighbours are found.</summary>
public enum NeighborSearch
{
    /// <summary>Exact up to <see cref="NeighborSearches.MostExact"/> rows, by descent above.</summary>
    Auto,

    /// <summary>Everything is compared with everything: O(N²).</summary>
    Exact,

    /// <summary>Neighbours of neighbours: a little more than O(N), nearly all of the nearest.</summary>
    Descent,
}

/// <summary>What each search is.</summary>
public static class NeighborSearches
{
    /// <summary>Up to so many rows <see cref="NeighborSearch.Auto"/> is exact.</summary>
    public const int MostExact = 100_000;

    /// <summary>For each row the nearest other rows.</summary>
    /// <param name="search">How.</param>
    /// <param name="points">Float32 [N,D], N at least 2.</param>
    /// <param name="k">Neighbours each, 1 to N - 1.</param>
    /// <param name="seed">Seed of what descent draws.</param>
    /// <param name="threads">At most so many; 0 for one a core. The result does not depend on it.</param>
    /// <param name="cancel">Stops.</param>
    public static NeighborTable Within(
        this NeighborSearch search, Matrix points, int k, int seed, int threads = 0, CancellationToken cancel = default) =>
        search == NeighborSearch.Descent || (search == NeighborSearch.Auto && points.Rows > MostExact)
            ? NeighborDescent.Within(points, k, seed, threads, cancel) : NearestNeighbors.Within(points, k, threads, cancel);

    /// <summary>What a person types.</summary>
    /// <param name="text">"auto", "exact" or "descent".</param>
    public static NeighborSearch Parse(string text) => Enum.Parse<NeighborSearch>(text, ignoreCase: true);

    /// <summary>All that a person may type, the default first.</summary>
    public static string[] Names { get; } = [.. Enum.GetNames<NeighborSearch>().Select(name => name.ToLowerInvariant())];
}
