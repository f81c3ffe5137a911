using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.CommandLine;
using Strata.Storage;
using Strata.Training.Models.Json;

namespace Strata.Training.Runs;

/// <summary>Runs that belong together, as folds and members do: what is done is kept, what was cut off goes on.</summary>
public static class RunSeries
{
    // They change neither what is learnt nor from what.
    static readonly string[] Immaterial = ["threads", "dataFolder", "device"];

    /// <summary>Takes one run to its end: trains it, goes on with it, or finds it done.</summary>
    /// <param name="options">How it is to be trained.</param>
    /// <param name="path">Its folder.</param>
    /// <param name="overwrite">Whether to train anew what stands there.</param>
    /// <param name="shell">Hears how it goes.</param>
    /// <exception cref="InputException">The folder holds a run with other options, or an option is wrong.</exception>
    public static RunRecord Finish(TrainingOptions options, string path, bool overwrite, Shell shell)
    {
        if (overwrite || !File.Exists(Path.Combine(path, "run.json")))
        {
            using TrainingRun fresh = new(options, shell);
            using RunFolder empty = RunFolder.Create(path, overwrite);
            return fresh.Run(empty);
        }
        (RunFolder folder, RunRecord record) = RunFolder.Open(path, ".");
        using (folder)
        {
            RequireSame(options, path, record);
            if (record.Status == RunStatus.Done)
            {
                shell.Say($"{folder.Name} is done already");
                return record;
            }
            using TrainingRun rest = new(options, shell);
            return rest.Run(folder);
        }
    }

    /// <summary>Takes several runs to their ends, in order or some at a time.</summary>
    /// <param name="title">What progress calls them together.</param>
    /// <param name="runs">Each folder, and how it is to be trained.</param>
    /// <param name="overwrite">Whether to train anew what stands there.</param>
    /// <param name="jobs">Runs at a time, at least 1; more than one are processes of their own.</param>
    /// <param name="shell">Hears how it goes.</param>
    /// <exception cref="InputException">A folder holds a run with other options, or an option is wrong.</exception>
    public static IReadOnlyList<RunRecord> FinishAll(
        string title, IReadOnlyList<(string Path, TrainingOptions Options)> runs, bool overwrite, int jobs, Shell shell)
    {
        if (jobs == 1)
            return [.. runs.Select(run => Finish(run.Options, run.Path, overwrite, shell))];
        (string, int)[] open = [.. runs.Where(run => Begin(run.Options, run.Path, overwrite, shell)).Select(run => (run.Path, run.Options.Epochs))];
        using (RunWorkers workers = new(jobs, shell))
            workers.Finish(title, open);
        // What went wrong in a process of its own goes wrong here again, and is told as it would have been.
        return [.. runs.Select(run => RunFolder.Find(run.Path, ".").Record is { Status: RunStatus.Done } done ? done : Finish(run.Options, run.Path, overwrite: false, shell))];
    }

    /// <summary>Makes a run that is new, or is to be new, so that `resume` trains it.</summary>
    /// <returns>Whether anything is left to train.</returns>
    /// <exception cref="InputException">The folder holds a run with other options, or an option is wrong.</exception>
    internal static bool Begin(TrainingOptions options, string path, bool overwrite, Shell shell)
    {
        if (!overwrite && File.Exists(Path.Combine(path, "run.json")))
        {
            RunRecord record = RunFolder.Find(path, ".").Record;
            RequireSame(options, path, record);
            return record.Status != RunStatus.Done;
        }
        using TrainingRun fresh = new(options, shell);
        using RunFolder empty = RunFolder.Create(path, overwrite);
        fresh.Train(empty, until: 0);
        return true;
    }

    static void RequireSame(TrainingOptions options, string path, RunRecord record)
    {
        if (Differences(options, record) is { Count: > 0 } differences)
            throw new InputException(
                $"{path} was trained with other options ({string.Join(", ", differences)}): "
                + "--overwrite trains it anew, --run names another");
    }

    /// <summary>The options, in camelCase, in which a run differs from what is asked for now; "model" also where its file was edited since.</summary>
    internal static IReadOnlyList<string> Differences(TrainingOptions asked, RunRecord run)
    {
        JsonObject left = ToJson(asked), right = ToJson(run.Options);
        bool edited = run.ModelFile is { } begun && asked.Model == run.Options.Model && begun != JsonModel.Fingerprint(asked.Model);
        return
        [
            .. left.Select(pair => pair.Key)
                .Where(key => !Immaterial.Contains(key) && (!JsonNode.DeepEquals(left[key], right[key]) || (key == "model" && edited))),
        ];
    }

    static JsonObject ToJson(TrainingOptions options) => JsonSerializer.SerializeToNode(options, Json.Line)!.AsObject();
}
