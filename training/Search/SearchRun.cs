using System.Diagnostics;
using Strata.CommandLine;
using Strata.Training.Curves;
using Strata.Training.Loop;
using Strata.Training.Runs;

namespace Strata.Training.Search;

/// <summary>Trains the points of a search, one after the other or some at a time, until they or the budget end.</summary>
/// <param name="journal">What was trained before, and where it is noted.</param>
/// <param name="budget">Where to end.</param>
/// <param name="options">The options of a trial.</param>
/// <param name="jobs">Trials at a time, at least 1; more than one are processes of their own.</param>
/// <param name="shell">Told after every trial.</param>
sealed class SearchRun(SearchJournal journal, SearchBudget budget, Func<IReadOnlyList<Setting>, TrainingOptions> options, int jobs, Shell shell)
{
    readonly SearchPlan _plan = journal.Plan;
    readonly RunWorkers _workers = new(jobs, shell);
    // One thread at a time has the journal, and libtorch in this process.
    readonly Lock _held = new();
    bool _isSound = journal.Trials.Any(trial => !trial.HasFailed);

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
        bool isTimeUp = false;
        IEnumerable<TrialRecord> Waiting()
        {
            foreach (SearchPoint point in candidates)
            {
                foreach (int repeat in Enumerable.Range(0, _plan.Repeats))
                {
                    if (Open(point, _plan.Options.Seed + repeat, until) is not { } trial)
                        continue;
                    if (isTimeUp = IsTimeUp())
                        yield break;
                    yield return trial;
                }
                climbed.Add(point);
            }
        }
        if (jobs > 1)
            _workers.ForEach(Waiting(), trial => Train(trial, until));
        else
            foreach (TrialRecord trial in Waiting())
            {
                shell.Cancel.ThrowIfCancellationRequested();
                Train(trial, until);
            }
        return isTimeUp ? null : climbed;
    }

    bool IsTimeUp()
    {
        lock (_held)
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

    void Train(TrialRecord trial, int? until)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TrialRecord trained = Outcome(trial, until);
        trained = trained with { Seconds = trial.Seconds + watch.Elapsed.TotalSeconds };
        string figures = trained.HasFailed ? trained.Status.ToString().ToLowerInvariant()
            : $"validation {100 * trained.Rungs[^1].Accuracy:0.00} % (epoch {trained.BestEpoch} of {trained.Epochs})";
        string why = trained.Verdict == Verdict.TooShort ? "" : $"; {trained.Why}";
        lock (_held)
        {
            journal.Note(trained);
            shell.Say($"{trained.Folder}: {string.Join(", ", trained.Settings)} → {figures}{why}");
        }
    }

    TrialRecord Outcome(TrialRecord trial, int? until)
    {
        string folder = Path.Combine(journal.Folder, trial.Folder);
        try
        {
            RunRecord record;
            lock (_held)
            {
                if (Prepare(trial, out string why) is not { } run)
                    return trial with { Status = TrialStatus.Refused, Why = why };
                using (run)
                using (RunFolder begun = OpenOrCreate(folder, Options(trial)))
                    record = run.Train(begun, jobs > 1 ? 0 : until);
            }
            if (jobs > 1)
                TrainApart(folder, until ?? record.Options.Epochs);
        }
        catch (DivergedException diverged)
        {
            return trial with { Status = TrialStatus.Diverged, Verdict = Verdict.Diverged, Why = diverged.Message };
        }
        return Trained(trial, folder, until);
    }

    void TrainApart(string folder, int until)
    {
        if (_workers.Resume(folder, until) is not { } failure)
            return;
        if (RunFolder.Find(folder, folder).Record.Status == RunStatus.Diverged)
            throw new DivergedException(failure);
        throw new FailureException($"{folder}: {failure}");
    }

    static TrialRecord Trained(TrialRecord trial, string folder, int? until)
    {
        RunRecord record = RunFolder.Find(folder, folder).Record;
        // A trial whose folder tells of more epochs than its rung stands here as it stood then.
        EpochRecord[] history = [.. HistoryFile.Read(Path.Combine(folder, "history.csv")).Take(until ?? int.MaxValue)];
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

    // What is wrong with the first trial is wrong with the search; later, one combination that cannot be does not end it.
    TrainingRun? Prepare(TrialRecord trial, out string why)
    {
        why = "";
        try
        {
            TrainingRun run = new(Options(trial), shell);
            _isSound = true;
            return run;
        }
        catch (InputException wrong) when (_isSound)
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

    // Null where there is nothing left to train.
    TrialRecord? Open(SearchPoint point, int seed, int? until)
    {
        lock (_held)
        {
            TrialRecord trial = journal.Find(point.Number, seed) ?? new TrialRecord
            {
                Number = point.Number,
                Seed = seed,
                Settings = point.Settings,
                Folder = $"trial-{point.Number:000}{(_plan.Repeats == 1 ? "" : $"-seed-{seed}")}",
            };
            return IsTrained(trial, until) ? null : trial;
        }
    }

    static bool IsTrained(TrialRecord trial, int? until) =>
        trial.HasFailed || (until is { } epochs ? trial.Rungs.Any(rung => rung.Epochs >= epochs) : trial.Rungs.Count > 0);
}
