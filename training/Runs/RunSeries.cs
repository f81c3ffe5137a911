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
            if (Differences(options, record) is { Count: > 0 } differences)
                throw new InputException(
                    $"{path} was trained with other options ({string.Join(", ", differences)}): "
                    + "--overwrite trains it anew, --run names another");
            if (record.Status == RunStatus.Done)
            {
                shell.Say($"{folder.Name} is done already");
                return record;
            }
            using TrainingRun rest = new(options, shell);
            return rest.Run(folder);
        }
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
