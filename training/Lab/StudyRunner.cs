using System.Diagnostics;
using System.Globalization;
using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;
using Strata.Training.Curves;
using Strata.Training.Loop;
using Strata.Training.Runs;

namespace Strata.Training.Lab;

/// <summary>
/// Carries a study out. Every run is a run folder of its own below the study's: one that is finished with the same options is read,
/// one that was cut off goes on, and two with equal options are one.
/// </summary>
/// <param name="plan">What to run.</param>
/// <param name="folder">The study's folder.</param>
/// <param name="jobs">Runs that are trained at a time, at least 1.</param>
/// <param name="shell">Where it says how far it is.</param>
sealed class StudyRunner(StudyPlan plan, string folder, int jobs, Shell shell)
{
    readonly Dictionary<string, (string Path, RunRecord Record)> _byOptions = [];
    readonly List<(PlannedRun Run, int Seed, string Path)> _done = [];
    readonly Stopwatch _watch = new();
    long _epochsTrained;
    int _trained;

    /// <summary>Runs what is left to run, tests everything, and returns the table.</summary>
    /// <exception cref="OperationCanceledException">The person asked to stop; the same call goes on later.</exception>
    public IReadOnlyList<StudyRow> Run()
    {
        List<StudyRow> rows = [];
        int total = plan.Runs.Count * plan.Seeds;
        if (jobs > 1)
            TrainAhead();
        foreach (PlannedRun run in plan.Runs)
            rows.Add(Row(run, [.. Enumerable.Range(0, plan.Seeds).Select(seed => Finish(run, seed, total))]));
        rows.AddRange(new StudyEnsembles(plan, folder, shell, TestSet).Rows(_done));
        shell.Say($"{plan.Name}: {_trained} of {total} runs trained now, the others were there or are equal to one of these");
        return rows;
    }

    // Some at a time, all that need no other run before them. What is left, or went wrong here, is seen to one by one afterwards.
    void TrainAhead()
    {
        HashSet<string> seen = [];
        List<(string Path, TrainingOptions Options)> open = [];
        foreach (PlannedRun run in plan.Runs)
            for (int seed = 0; seed < plan.Seeds; seed++)
            {
                (string path, TrainingOptions options) = (Path.Combine(folder, RunName(run, seed)), StudyPlan.WithSeed(run.Options, seed));
                if (NeedsAnother(options) || !seen.Add(OptionsOverlay.Text(options)) || Finished(path, options) is not null)
                    continue;
                if (Known(path) is not { } begun || RunSeries.Differences(options, begun).Count > 0)
                    RunSeries.Begin(options, path, overwrite: true, shell);
                open.Add((path, options));
            }
        new RunWorkers(jobs, shell).Finish($"study {plan.Name}", [.. open.Select(run => (run.Path, run.Options.Epochs))]);
        _trained += open.Count(run => Known(run.Path) is { Status: not RunStatus.Training });
    }

    static bool NeedsAnother(TrainingOptions options) => options.From?.StartsWith(StudyReferences.RunMark, StringComparison.Ordinal) == true;

    (string Path, RunRecord Record) Finish(PlannedRun run, int seed, int total)
    {
        TrainingOptions options = Resolve(StudyPlan.WithSeed(run.Options, seed));
        string name = RunName(run, seed);
        string key = OptionsOverlay.Text(options);
        if (!_byOptions.TryGetValue(key, out (string Path, RunRecord Record) finished))
        {
            string path = Path.Combine(folder, name);
            finished = (path, Finished(path, options) ?? Train(path, options, total));
            _byOptions.Add(key, finished);
        }
        _done.Add((run, seed, finished.Path));
        return finished;
    }

    // Folder names are what a run is called on disk: the group keeps equal names of two groups apart.
    string RunName(PlannedRun run, int seed)
    {
        string name = run.Name.StartsWith(run.Group, StringComparison.Ordinal) ? run.Name : $"{run.Group}-{run.Name}";
        string plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '-'));
        return plan.Seeds == 1 ? plain : $"{plain}-seed{seed + 1}";
    }

    TrainingOptions Resolve(TrainingOptions options) =>
        NeedsAnother(options)
            ? options with { From = _done.First(done => $"{done.Run.Group}/{done.Run.Name}" == options.From![StudyReferences.RunMark.Length..]).Path }
            : options;

    RunRecord? Finished(string path, TrainingOptions options)
    {
        if (Known(path) is not { } record || record.Status == RunStatus.Training || RunSeries.Differences(options, record).Count > 0)
            return null;
        if (RunFiles.Damaged(path, record) is not { Count: > 0 } damaged)
            return record;
        shell.Say($"{plan.Name}: {string.Join(" and ", damaged)} of {Path.GetFileName(path)} changed since, as the SHA-256 shows: made again");
        // Sound weights are exported again; without them the run is trained again.
        if (damaged.Contains(RunFiles.Weights))
            File.Delete(Path.Combine(path, "run.json"));
        return null;
    }

    // What a run's folder says of itself; a record that cannot be read is as good as none, since the run can be trained again.
    RunRecord? Known(string path)
    {
        try
        {
            return File.Exists(Path.Combine(path, "run.json")) ? RunFolder.Find(path, path).Record : null;
        }
        catch (DamagedFileException damage)
        {
            shell.Say($"{plan.Name}: {damage.Damage}: {Path.GetFileName(path)} is trained again");
            return null;
        }
    }

    RunRecord Train(string path, TrainingOptions options, int total)
    {
        shell.Say($"{plan.Name}: run {_done.Count + 1} of {total}, {Path.GetFileName(path)}{TimeLeft()}");
        _watch.Start();
        try
        {
            RunRecord record = Run(path, options);
            _epochsTrained += record.EpochsTrained;
            return record;
        }
        catch (DivergedException diverged)
        {
            // A result of the study, not its end.
            shell.Say($"{plan.Name}: {Path.GetFileName(path)}: {diverged.Message}");
            return RunFolder.Find(path, path).Record;
        }
        finally
        {
            _watch.Stop();
            _trained++;
        }
    }

    RunRecord Run(string path, TrainingOptions options)
    {
        if (Known(path) is { } begun && RunSeries.Differences(options, begun).Count == 0)
            try
            {
                using TrainingRun rest = new(options, shell);
                using RunFolder cutOff = RunFolder.Open(path, path).Folder;
                return rest.Run(cutOff);
            }
            catch (DamagedFileException damage)
            {
                shell.Say($"{plan.Name}: {damage.Damage}: {Path.GetFileName(path)} is trained again");
            }
        using TrainingRun run = new(options, shell);
        using RunFolder fresh = RunFolder.Create(path, overwrite: true);
        return run.Run(fresh);
    }

    string TimeLeft()
    {
        if (_epochsTrained == 0)
            return "";
        HashSet<string> open = [];
        double epochs = 0;
        foreach (PlannedRun run in plan.Runs)
            for (int seed = 0; seed < plan.Seeds; seed++)
                if (!_done.Any(done => done.Run == run && done.Seed == seed) && open.Add(OptionsOverlay.Text(StudyPlan.WithSeed(run.Options, seed))))
                    epochs += run.Options.Epochs;
        TimeSpan left = _watch.Elapsed / _epochsTrained * epochs;
        return left.TotalMinutes >= 1 ? $"; about {Math.Ceiling(left.TotalMinutes)} min left" : $"; about {Math.Ceiling(left.TotalSeconds)} s left";
    }

    StudyRow Row(PlannedRun run, IReadOnlyList<(string Path, RunRecord Record)> seeds)
    {
        Dictionary<string, double>[] figures = [.. seeds.Select(seed => Figures(seed.Path, seed.Record))];
        Dictionary<string, double> means = figures[0].Keys.ToDictionary(name => name, name => figures.Average(seed => seed[name]));
        double[] perSeed = [.. figures.Select(seed => seed["testAccuracy"])];
        int testImages = TestSet(run.Options.DataSet, run.Options).Count;
        (means["testAccuracyLow"], means["testAccuracyHigh"]) = AccuracyInterval.Of(perSeed, testImages);
        (RunRecord first, IReadOnlyList<EpochRecord> history) = (seeds[0].Record, HistoryOf(seeds[0].Path));
        Diagnosis? diagnosis = history.Count > 0 ? Diagnosis.Of(history, first.Data.Classes.Count, first.Data.ValidationImages) : null;
        bool diverged = seeds.Any(seed => seed.Record.Status == RunStatus.Diverged);
        return new StudyRow
        {
            Group = run.Group,
            Name = run.Name,
            Value = run.Value,
            Options = run.Options,
            Figures = means,
            PerSeed = perSeed,
            TestImages = testImages,
            Verdict = diverged ? "diverged" : diagnosis!.Verdict.Word(),
            Sentence = diverged ? "The loss became no number." : diagnosis!.Sentence,
            Why = run.Why,
            Folders = [.. seeds.Select(seed => Path.GetRelativePath(folder, seed.Path))],
            History = history,
        };
    }

    static IReadOnlyList<EpochRecord> HistoryOf(string run)
    {
        string file = Path.Combine(run, "history.csv");
        return File.Exists(file) ? HistoryFile.Read(file) : [];
    }

    Dictionary<string, double> Figures(string path, RunRecord record)
    {
        string model = Path.Combine(path, "model.onnx");
        bool exported = record.Status == RunStatus.Done;
        Dictionary<string, double> figures = new()
        {
            ["trainAccuracy"] = record.Best?.TrainAccuracy ?? double.NaN,
            ["validationAccuracy"] = record.Best?.ValidationAccuracy ?? double.NaN,
            ["parameters"] = record.Parameters,
            ["trainImages"] = record.Data.TrainImages,
            ["epochs"] = record.EpochsTrained,
            ["bestEpoch"] = record.Best?.Epoch ?? double.NaN,
            ["seconds"] = record.TrainSeconds,
            ["imagesPerSecond"] = record.ImagesPerSecond,
        };
        TestedFigures tested = exported
            ? TestedFigures.Of(model, TestSet(record.Options.DataSet, record.Options), record.Options.Threads) : TestedFigures.None;
        tested.AddTo(figures);
        figures["gap"] = figures["trainAccuracy"] - figures["testAccuracy"];
        foreach (string set in plan.File.EvaluateOn)
            figures[$"accuracy@{set}"] = exported
                ? TestedFigures.Of(model, TestSet(set, record.Options), record.Options.Threads).Accuracy
                : double.NaN;
        return figures;
    }

    ImageSet TestSet(string set, TrainingOptions options) =>
        LoadedSets.Load(set, "test", new DataRequest { Folder = options.DataFolder, Say = shell.Say, Cancel = shell.Cancel });
}
