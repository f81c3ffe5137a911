namespace Strata.Training.Runs;

/// <summary>What a worker is to do next: go on with a run.</summary>
/// <param name="Run">The run's folder, with a run.json.</param>
/// <param name="Until">Stop after that epoch and export nothing; null to take it to its end.</param>
sealed record WorkerOrder(string Run, int? Until);
