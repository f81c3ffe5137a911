using Strata.CommandLine;
using Strata.Training.Curves;
using Strata.Training.Loop;
using Strata.Training.Runs;

namespace Strata.Training.Search;

/// <summary>Trains a trial of a search in a folder of its own, and says what came out.</summary>
/// <param name="journal">The search.</param>
/// <param name="options">The options of settings.</param>
/// <param name="workers">Trains in processes of their own; null to train in this one.</param>
/// <param name="shell">Hears how it goes.</param>
sealed class TrialTraining(SearchJournal journal, Func<IReadOnlyList<Setting>, TrainingOptions> options, RunWorkers? workers, Shell shell)
{
    // libtorch's random numbers belong to the process: one thread at a time builds a network.
    readonly Lock _torch = new();
    bool _isSound = journal.Trials.Any(trial => !trial.HasFailed);

    /// <summary>Trains it up to an epoch, or to its end, and returns it as it stands then.</summary>
    /// <exception cref="InputException">It is the first, and its options cannot work.</exception>
    /// <exception cref="OperationCanceledException">The person asked to stop.</exception>
    public TrialRecord Train(TrialRecord trial, int? until)
    {
        string folder = Path.Combine(journal.Folder, trial.Folder);
        try
        {
            RunRecord record;
            lock (_torch)
            {
                if (Prepare(trial, out string why) is not { } run)
                    return trial with { Status = TrialStatus.Refused, Why = why };
                using (run)
                using (RunFolder begun = OpenOrCreate(folder, Options(trial)))
                    record = run.Train(begun, workers is null ? until : 0);
            }
            if (workers is not null)
                TrainApart(workers, folder, until ?? record.Options.Epochs);
        }
        catch (DivergedException diverged)
        {
            return trial with { Status = TrialStatus.Diverged, Verdict = Verdict.Diverged, Why = diverged.Message };
        }
        return Trained(trial, folder, until);
    }

    /// <summary>Exports the weights that were kept, unless they have been.</summary>
    public void Export(TrialRecord trial)
    {
        (RunFolder folder, RunRecord record) = RunFolder.Open(Path.Combine(journal.Folder, trial.Folder), journal.Folder);
        using (folder)
        {
            if (record.Export is not null)
                return;
            using TrainingRun run = new(Options(trial), shell);
            run.Export(folder, record);
        }
    }

    static void TrainApart(RunWorkers workers, string folder, int until)
    {
        if (workers.Resume(folder, until) is not { } failure)
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
        return journal.Plan.Repeats == 1 ? varied : varied with { Seed = trial.Seed };
    }
}
