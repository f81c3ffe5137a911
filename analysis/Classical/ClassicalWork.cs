namespace Strata.Analysis.Classical;

/// <summary>How to work.</summary>
/// <param name="Seed">Of all that is random.</param>
/// <param name="Threads">At most so many where a method can be told; 0 for one a core. No result depends on it.</param>
/// <param name="Cancel">The wish to stop.</param>
public sealed record ClassicalWork(int Seed = 1, int Threads = 0, CancellationToken Cancel = default);
