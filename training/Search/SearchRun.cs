using System.Diagnostics;
using Strata.CommandLine;
using Strata.Training.Curves;
using Strata.Training.Runs;

namespace Strata.Training.Search;

/// <summary>Trains the points of a search, one after the other or some at a time, until they or the budget end.</summary>
/// <param name="journal">What was trained before, and where it is noted.</param>
/// <param name="budget">Where to end.</param>
/// <param name="training">Trains a trial.</param>
/// <param name="workers">Where several at a time are trained; null for one after the other.</param>
/// <param name="shell">Told after every trial.</param>
sealed class SearchRun(SearchJournal journal, SearchBudget budget, TrialTraining training, RunWorkers? workers, Shell shell)
{
    readonly SearchPlan _plan = journal.Plan;
    readonly Lock _journal = new();

    /// <summary>Trains what is left to train.</summary>
    /// <exception cref="InputException">The first trial's options cannot work.</exception>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public void Train(IEnumerable<SearchPoint> points)
    {
        IEnumerable<SearchPoint> candidates = points.Take(budget.Runs ?? int.MaxValue);
        if (_plan.Eta == 0)
        {
            Climb(candidates, until: null);
            return;
        }
        SearchPoint[] all = [.. candidates];
        IReadOnlyList<Rung> rungs = HalvingBracket.Of(all.Length, _plan.Options.Epochs, _plan.Eta, _plan.FirstEpochs);
        shell.Say($"successive halving: {string.Join(", then ", rungs.Select(rung => $"{rung.Trials} to epoch {rung.Epochs}"))}");
        candidates = all;
        for (int rung = 0; rung < rungs.Count; rung++)
        {
            if (Climb(candidates, rungs[rung].Epochs) is not { } climbed)
                return;
            if (rung + 1 < rungs.Count)
                candidates = Keep(climbed, rungs[rung].Epochs, rungs[rung + 1].Trials);
        }
    }

    /// <summary>Exports the kept weights of the first points of a ranking.</summary>
    public void Export(IEnumerable<RankedPoint> best)
    {
        foreach (TrialRecord trial in best.SelectMany(point => point.Runs).Where(trial => !trial.HasFailed))
            training.Export(trial);
    }

    // One rung: trains every candidate up to an epoch. Null when the time was up before all of them had been.
    List<SearchPoint>? Climb(IEnumerable<SearchPoint> candidates, int? until)
    {
        List<SearchPoint> climbed = [];
        bool isTimeUp = false;
        IEnumerable<TrialRecord> Waiting()
        {
            foreach (SearchPoint point in candidates)
            {
                foreach (TrialRecord trial in Open(point, until))
                {
                    if (isTimeUp = IsTimeUp())
                        yield break;
                    yield return trial;
                }
                climbed.Add(point);
            }
        }
        if (workers is null)
            foreach (TrialRecord trial in Waiting())
            {
                shell.Cancel.ThrowIfCancellationRequested();
                Train(trial, until);
            }
        else if (budget.Time is not null)
            workers.ForEach(Waiting(), trial => Train(trial, until));
        else
            // Without a limit of time the points have an end, and how far off it is can be told.
            shell.Track(Path.GetFileName(journal.Folder), candidates.Sum(point => Open(point, until).Count()), "trials", progress =>
            {
                workers.ForEach(Waiting(), trial => Train(trial, until, progress));
                return true;
            });
        return isTimeUp ? null : climbed;
    }

    bool IsTimeUp()
    {
        lock (_journal)
        {
            if (journal.Trials.Count == 0 || budget.Time is not { } time || journal.Spent < time)
                return false;
            shell.Say($"the time is up: {journal.Spent.TotalMinutes:0.0} minutes of training");
            return true;
        }
    }

    IReadOnlyList<SearchPoint> Keep(List<SearchPoint> climbed, int epochs, int count)
    {
        RankedPoint[] ranked = [.. Ranking.Of(journal.Trials.Where(trial => climbed.Any(point => point.Number == trial.Number)), epochs)];
        bool IsLeftHere(TrialRecord trial) => trial.Status == TrialStatus.Trained && trial.Rungs[^1].Epochs == epochs;
        foreach (TrialRecord loser in ranked.Skip(count).SelectMany(point => point.Runs).Where(IsLeftHere))
            journal.Note(loser with { Status = TrialStatus.Dropped });
        HashSet<int> kept = [.. ranked.Take(count).Where(point => !point.HasFailed).Select(point => point.Number)];
        return [.. climbed.Where(point => kept.Contains(point.Number))];
    }

    void Train(TrialRecord trial, int? until, IProgressReport? progress = null)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TrialRecord trained = training.Train(trial, until);
        trained = trained with { Seconds = trial.Seconds + watch.Elapsed.TotalSeconds };
        string figures = trained.HasFailed ? trained.Status.ToString().ToLowerInvariant()
            : $"validation {100 * trained.Rungs[^1].Accuracy:0.00} % (epoch {trained.BestEpoch} of {trained.Epochs})";
        string why = trained.Verdict == Verdict.TooShort ? "" : $"; {trained.Why}";
        lock (_journal)
        {
            journal.Note(trained);
            shell.Say($"{trained.Folder}: {string.Join(", ", trained.Settings)} → {figures}{why}");
            progress?.Advance(1);
        }
    }

    // What is left to train of a point.
    IEnumerable<TrialRecord> Open(SearchPoint point, int? until) =>
        Enumerable.Range(0, _plan.Repeats).Select(repeat => Find(point, _plan.Options.Seed + repeat)).Where(trial => !IsTrained(trial, until));

    TrialRecord Find(SearchPoint point, int seed)
    {
        lock (_journal)
            return journal.Find(point.Number, seed) ?? new TrialRecord
            {
                Number = point.Number,
                Seed = seed,
                Settings = point.Settings,
                Folder = $"trial-{point.Number:000}{(_plan.Repeats == 1 ? "" : $"-seed-{seed}")}",
            };
    }

    static bool IsTrained(TrialRecord trial, int? until) =>
        trial.HasFailed || (until is { } epochs ? trial.Rungs.Any(rung => rung.Epochs >= epochs) : trial.Rungs.Count > 0);
}
