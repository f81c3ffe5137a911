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
/// <param name="workers">Train several runs at a time; null to train one after the other.</param>
/// <param name="shell">Where it says how far it is.</param>
sealed class StudyRunner(StudyPlan plan, string folder, RunWorkers? workers, Shell shell)
{
    readonly TestedRuns _tested = new((set, options) => TestSet(set, options, shell));
    readonly Dictionary<string, string> _paths = PathsByOptions(plan, folder);
    readonly Dictionary<string, RunRecord> _finished = [];
    readonly List<(PlannedRun Run, int Seed, string Path)> _done = [];
    readonly Stopwatch _watch = new();
    long _epochsTrained;
    int _trained;

    /// <summary>Runs what is left to run, tests everything, and returns the table.</summary>
    /// <exception cref="OperationCanceledException">The person asked to stop; the same call goes on later.</exception>
    public IReadOnlyList<StudyRow> Run()
    {
        int total = plan.Runs.Count * plan.Seeds;
        if (workers is not null)
            TrainAhead(workers);
        (PlannedRun Run, (string Path, RunRecord Record)[] Seeds)[] finished =
            [.. plan.Runs.Select(run => (run, Enumerable.Range(0, plan.Seeds).Select(seed => Finish(run, seed, total)).ToArray()))];
        Test();
        StudyEnsembles ensembles = new(plan, folder, shell, (set, options) => TestSet(set, options, shell));
        StudyRow[] rows = [.. finished.Select(run => Row(run.Run, run.Seeds)), .. ensembles.Rows(_done)];
        shell.Say($"{plan.Name}: {_trained} of {total} runs trained now, the others were there or are equal to one of these");
        return rows;
    }

    // Some at a time, those that start from another run once that is there. What went wrong here is seen to one by one afterwards.
    void TrainAhead(RunWorkers workers)
    {
        HashSet<string> tried = [];
        while (Ready(tried) is { Length: > 0 } open)
        {
            foreach ((string path, TrainingOptions options) in open)
                if (Known(path) is not { } begun || RunSeries.Differences(options, begun).Count > 0)
                    RunSeries.Begin(options, path, overwrite: true, shell);
            workers.Finish($"study {plan.Name}", [.. open.Select(run => (run.Path, run.Options.Epochs))]);
            _trained += open.Count(run => Known(run.Path) is { Status: not RunStatus.Training });
        }
    }

    // Runs that nothing keeps from being trained, and that were not tried.
    (string Path, TrainingOptions Options)[] Ready(HashSet<string> tried) =>
    [
        .. from run in plan.Runs
           from seed in Enumerable.Range(0, plan.Seeds)
           let asked = StudyPlan.WithSeed(run.Options, seed)
           where Source(asked) is not { } source || Known(PathOf(source)) is { Status: RunStatus.Done }
           let path = PathOf(asked)
           let options = Resolve(asked)
           where tried.Add(path) && Finished(path, options) is null
           select (path, options),
    ];

    void Test()
    {
        (string Run, RunRecord Record, string Set)[] tests =
        [
            .. from run in _finished
               where run.Value.Status == RunStatus.Done
               from set in plan.File.EvaluateOn.Prepend(run.Value.Options.DataSet).Distinct()
               select (run.Key, run.Value, set),
        ];
        shell.Track($"testing {plan.Name}", tests.Length, "models", progress =>
        {
            void Measure((string Run, RunRecord Record, string Set) test)
            {
                shell.Cancel.ThrowIfCancellationRequested();
                _tested.Of(test.Run, test.Record, test.Set);
                lock (_tested)
                    progress.Advance(1);
            }
            if (workers is null)
                Array.ForEach(tests, Measure);
            else
                workers.ForEach(tests, Measure);
            return true;
        });
    }

    (string Path, RunRecord Record) Finish(PlannedRun run, int seed, int total)
    {
        TrainingOptions options = StudyPlan.WithSeed(run.Options, seed);
        string path = PathOf(options);
        if (!_finished.TryGetValue(path, out RunRecord? record))
            _finished.Add(path, record = Finished(path, Resolve(options)) ?? Train(path, Resolve(options), total));
        _done.Add((run, seed, path));
        return (path, record);
    }

    // Runs with equal options are one, which is called as the first of them.
    static Dictionary<string, string> PathsByOptions(StudyPlan plan, string folder)
    {
        Dictionary<string, string> paths = [];
        foreach (PlannedRun run in plan.Runs)
            for (int seed = 0; seed < plan.Seeds; seed++)
                paths.TryAdd(OptionsOverlay.Text(StudyPlan.WithSeed(run.Options, seed)), Path.Combine(folder, RunName(plan, run, seed)));
        return paths;
    }

    string PathOf(TrainingOptions options) => _paths[OptionsOverlay.Text(options)];

    // Folder names are what a run is called on disk: the group keeps equal names of two groups apart.
    static string RunName(StudyPlan plan, PlannedRun run, int seed)
    {
        string name = run.Name.StartsWith(run.Group, StringComparison.Ordinal) ? run.Name : $"{run.Group}-{run.Name}";
        string plain = string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '.' ? letter : '-'));
        return plan.Seeds == 1 ? plain : $"{plain}-seed{seed + 1}";
    }

    TrainingOptions Resolve(TrainingOptions options) => Source(options) is { } source ? options with { From = PathOf(source) } : options;

    // The run of the study that another starts from; null where it starts from none of them.
    TrainingOptions? Source(TrainingOptions options) => options.From is { } from && from.StartsWith(StudyReferences.RunMark, StringComparison.Ordinal)
        ? StudyPlan.WithSeed(plan.Runs.First(run => $"{run.Group}/{run.Name}" == from[StudyReferences.RunMark.Length..]).Options, 0)
        : null;

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
        int testImages = TestSet(run.Options.DataSet, run.Options, shell).Count;
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
        _tested.Of(path, record, record.Options.DataSet).AddTo(figures);
        figures["gap"] = figures["trainAccuracy"] - figures["testAccuracy"];
        foreach (string set in plan.File.EvaluateOn)
            figures[$"accuracy@{set}"] = _tested.Of(path, record, set).Accuracy;
        return figures;
    }

    static ImageSet TestSet(string set, TrainingOptions options, Shell shell) =>
        LoadedSets.Load(set, "test", new DataRequest { Folder = options.DataFolder, Say = shell.Say, Cancel = shell.Cancel });
}
