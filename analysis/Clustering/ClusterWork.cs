namespace Strata.Analysis.Clustering;

/// <summary>How to work.</summary>
/// <param name="Seed">Of all that is random.</param>
/// <param name="Threads">At most so many; 0 for one a core. No result depends on it.</param>
/// <param name="Cancel">The wish to stop.</param>
public sealed record ClusterWork(ulong Seed = 1, int Threads = 0, CancellationToken Cancel = default);
