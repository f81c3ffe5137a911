using System.Diagnostics;
using Strata.CommandLine;
using Strata.Training.Curves;
using Strata.Training.Loop;
using Strata.Training.Runs;

namespace Strata.Training.Search;

/// <summary>Trains the points of a search, one after the other, until they or the budget end.</summary>
/// <param name="journal">What was trained before, and where it is noted.</param>
/// <param name="budget">Where to end.</param>
/// <param name="options">The options of a trial.</param>
/// <param name="shell">Told after every trial.</param>
sealed class SearchRun(SearchJournal journal, SearchBudget budget, Func<IReadOnlyList<Setting>, TrainingOptions> options, Shell shell)
{
    readonly SearchPlan _plan = journal.Plan;

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
        {
            (RunFolder folder, RunRecord record) = RunFolder.Open(Path.Combine(journal.Folder, trial.Folder), journal.Folder);
            using (folder)
            {
                if (record.Export is not null)
                    continue;
                using TrainingRun run = new(Options(trial), shell);
                run.Export(folder, record);
            }
        }
    }

    // One rung: trains every candidate up to an epoch. Null when the time was up before all of them had been.
    List<SearchPoint>? Climb(IEnumerable<SearchPoint> candidates, int? until)
    {
        List<SearchPoint> climbed = [];
        foreach (SearchPoint point in candidates)
        {
            foreach (TrialRecord trial in Enumerable.Range(0, _plan.Repeats).Select(repeat => Trial(point, _plan.Options.Seed + repeat)))
            {
                if (IsTrained(trial, until))
                    continue;
                if (journal.Trials.Count > 0 && budget.Time is { } time && journal.Spent >= time)
                {
                    shell.Say($"the time is up: {journal.Spent.TotalMinutes:0.0} minutes of training");
                    return null;
                }
                shell.Cancel.ThrowIfCancellationRequested();
                Train(trial, until);
            }
            climbed.Add(point);
        }
        return climbed;
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

    void Train(TrialRecord trial, int? until)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TrialRecord trained = Outcome(trial, until);
        trained = trained with { Seconds = trial.Seconds + watch.Elapsed.TotalSeconds };
        journal.Note(trained);
        string figures = trained.HasFailed ? trained.Status.ToString().ToLowerInvariant()
            : $"validation {100 * trained.Rungs[^1].Accuracy:0.00} % (epoch {trained.BestEpoch} of {trained.Epochs})";
        string why = trained.Verdict == Verdict.TooShort ? "" : $"; {trained.Why}";
        shell.Say($"{trained.Folder}: {string.Join(", ", trained.Settings)} → {figures}{why}");
    }

    TrialRecord Outcome(TrialRecord trial, int? until)
    {
        if (Prepare(trial, out string why) is not { } run)
            return trial with { Status = TrialStatus.Refused, Why = why };
        using (run)
        using (RunFolder folder = OpenOrCreate(Path.Combine(journal.Folder, trial.Folder), Options(trial)))
        {
            try
            {
                RunRecord record = run.Train(folder, until);
                // A trial whose folder tells of more epochs than its rung stands here as it stood then.
                EpochRecord[] history = [.. HistoryFile.Read(folder.HistoryFile).Take(until ?? int.MaxValue)];
                EpochRecord kept = KeptEpoch.Of(history, record.Options.Keep)!;
                Diagnosis curve = Diagnosis.Of(history, record.Data.Classes.Count, record.Data.ValidationImages);
                return trial with
                {
                    Status = TrialStatus.Trained,
                    Rungs = [.. trial.Rungs, new TrialRung(until ?? record.Options.Epochs, kept.ValidationAccuracy!.Value, kept.ValidationLoss!.Value)],
                    BestEpoch = kept.Epoch,
                    Epochs = history.Length,
                    Parameters = record.Parameters,
                    ValidationImages = record.Data.ValidationImages,
                    Verdict = curve.Verdict,
                    Why = curve.Sentence,
                };
            }
            catch (DivergedException diverged)
            {
                return trial with { Status = TrialStatus.Diverged, Verdict = Verdict.Diverged, Why = diverged.Message };
            }
        }
    }

    // What is wrong with the first trial is wrong with the search; later, one combination that cannot be does not end it.
    TrainingRun? Prepare(TrialRecord trial, out string why)
    {
        why = "";
        try
        {
            return new TrainingRun(Options(trial), shell);
        }
        catch (InputException wrong) when (journal.Trials.Any(other => !other.HasFailed))
        {
            why = wrong.Message;
            return null;
        }
        catch (InputException wrong)
        {
            throw new InputException($"{string.Join(' ', trial.Settings)}: {wrong.Message}", wrong);
        }
    }

    static RunFolder OpenOrCreate(string path, TrainingOptions options)
    {
        bool isBegun = File.Exists(Path.Combine(path, "run.json")) && RunSeries.Differences(options, RunFolder.Find(path, path).Record).Count == 0;
        return isBegun ? RunFolder.Open(path, path).Folder : RunFolder.Create(path, overwrite: true);
    }

    TrainingOptions Options(TrialRecord trial)
    {
        TrainingOptions varied = options(trial.Settings);
        if (varied.HeldOut is null)
            throw new InputException("a search ranks settings on held-out images, and --validation 0 holds out none: give a share above 0");
        return _plan.Repeats == 1 ? varied : varied with { Seed = trial.Seed };
    }

    TrialRecord Trial(SearchPoint point, int seed) => journal.Find(point.Number, seed) ?? new TrialRecord
    {
        Number = point.Number,
        Seed = seed,
        Settings = point.Settings,
        Folder = $"trial-{point.Number:000}{(_plan.Repeats == 1 ? "" : $"-seed-{seed}")}",
    };

    static bool IsTrained(TrialRecord trial, int? until) =>
        trial.HasFailed || (until is { } epochs ? trial.Rungs.Any(rung => rung.Epochs >= epochs) : trial.Rungs.Count > 0);
}
