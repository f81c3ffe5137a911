using Strata.Training.Curves;

namespace Strata.Training.Search;

/// <summary>A point of the search in its place: the figures of its runs taken together.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Number">The number of the point.</param>
/// <param name="Settings">What it sets.</param>
/// <param name="Accuracy">Mean over its runs of the best validation accuracy; NaN where a run failed.</param>
/// <param name="Spread">
/// Standard deviation over its runs; with one run, the standard error sqrt(p (1-p) / n) of an accuracy measured on n images.
/// </param>
/// <param name="Loss">Mean over its runs of the validation loss in that epoch.</param>
/// <param name="Runs">Its runs, one a seed.</param>
public sealed record RankedPoint(
    int Rank, int Number, IReadOnlyList<Setting> Settings, double Accuracy, double Spread, double Loss, IReadOnlyList<TrialRecord> Runs)
{
    /// <summary>Whether one of its runs diverged or was refused.</summary>
    public bool HasFailed => double.IsNaN(Accuracy);

    /// <summary>Where its runs stand: the worst of them.</summary>
    public TrialStatus Status => Runs.Max(run => run.Status);

    /// <summary>What the learning curve of its first run says.</summary>
    public Verdict? Verdict => Runs.OrderByDescending(run => run.Status).First().Verdict;
}

/// <summary>Points in order of validation accuracy; those that came further in successive halving stand before the others.</summary>
public static class Ranking
{
    /// <summary>Ranks trials: by rungs climbed, then by mean accuracy, then by mean loss, then by number.</summary>
    /// <param name="trials">The runs of all points.</param>
    /// <param name="epochs">Compare them as they stood at that rung; null for the last that each reached.</param>
    public static IReadOnlyList<RankedPoint> Of(IEnumerable<TrialRecord> trials, int? epochs = null) =>
    [
        .. trials.GroupBy(trial => trial.Number).Select(runs => Together([.. runs.OrderBy(run => run.Seed)], epochs))
            .OrderBy(point => point.HasFailed)
            .ThenByDescending(point => epochs is null ? point.Runs.Min(run => run.Rungs.Count) : 0)
            .ThenByDescending(point => point.Accuracy).ThenBy(point => point.Loss).ThenBy(point => point.Number)
            .Select((point, index) => point with { Rank = index + 1 }),
    ];

    static RankedPoint Together(TrialRecord[] runs, int? epochs)
    {
        TrialRung?[] rungs = [.. runs.Select(run => run.HasFailed ? null : run.Rungs.LastOrDefault(rung => epochs is null || rung.Epochs <= epochs))];
        if (rungs.Contains(null))
            return new RankedPoint(0, runs[0].Number, runs[0].Settings, double.NaN, double.NaN, double.NaN, runs);
        double mean = rungs.Average(rung => rung!.Accuracy);
        double spread = runs.Length > 1
            ? Math.Sqrt(rungs.Sum(rung => Math.Pow(rung!.Accuracy - mean, 2)) / (runs.Length - 1))
            : runs[0].ValidationImages > 0 ? Math.Sqrt(mean * (1 - mean) / runs[0].ValidationImages) : 0;
        return new RankedPoint(0, runs[0].Number, runs[0].Settings, mean, spread, rungs.Average(rung => rung!.Loss), runs);
    }
}
