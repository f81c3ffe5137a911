using System.Text.Json.Nodes;
using Strata.Registry;

namespace Strata.Training.Lab;

/// <summary>A run to make, once for each seed.</summary>
/// <param name="Group">The group it belongs to.</param>
/// <param name="Name">Its name in the group.</param>
/// <param name="Options">The options with the first seed.</param>
/// <param name="Value">The value of what the group varies; null where runs are listed.</param>
/// <param name="Why">Reasons for the findings.</param>
public sealed record PlannedRun(string Group, string Name, TrainingOptions Options, string? Value, StudyWhy? Why);

/// <summary>A study at one scale, with every run spelled out.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Scale">As in "quick".</param>
/// <param name="File">What it was made of.</param>
/// <param name="Seeds">How often every run is repeated.</param>
/// <param name="Runs">In the order of the table.</param>
public sealed record StudyPlan(string Name, string Scale, StudyFile File, int Seeds, IReadOnlyList<PlannedRun> Runs)
{
    const string DataSetMark = "$dataSet";

    /// <summary>Spells a study out.</summary>
    /// <param name="name">The study's name, for errors and folders.</param>
    /// <param name="file">The study.</param>
    /// <param name="scale">One of its scales.</param>
    /// <param name="given">What the command line says of every run, over the scale and under the runs' own options.</param>
    /// <param name="available">The set to use for the one that is named: itself, or one that is there.</param>
    /// <exception cref="InputException">The scale is unknown, an option does not exist, or two runs share a name.</exception>
    public static StudyPlan Of(string name, StudyFile file, string scale, JsonObject given, Func<string, string> available)
    {
        if (!file.Scales.TryGetValue(scale, out JsonObject? found))
            throw Nearest.Unknown($"scale of the study {name}", scale, [.. file.Scales.Keys]);
        StudyPlots.Require(name, file);
        StudyTable.Require(name, file);
        JsonObject overlay = (JsonObject)found.DeepClone();
        int seeds = overlay["seeds"]?.GetValue<int>() ?? 1;
        overlay.Remove("seeds");
        PlannedRun[] runs = [.. file.Groups.SelectMany(group => Expand(name, file, scale, group).Select(run =>
        {
            TrainingOptions options = OptionsOverlay.Merge($"study {name}, run {run.Name} of {group.Name}", ForScale(file.Base, scale), ForScale(overlay, scale), given, ForScale(group.Options, scale), ForScale(run.Options, scale));
            return new PlannedRun(group.Name, run.Name, options with { DataSet = available(options.DataSet) }, run.Value, run.Why);
        }))];
        if (runs.GroupBy(run => (run.Group, run.Name)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException($"study {name}: two runs of {twice.Key.Group} are called {twice.Key.Name}");
        StudyReferences.Require(name, file, runs, seeds);
        string dataSet = available(OptionsOverlay.Merge($"study {name}", new JsonObject { ["model"] = "none" }, ForScale(file.Base, scale), ForScale(overlay, scale), given).DataSet);
        return new StudyPlan(name, scale, Resolved(file, dataSet), seeds, runs);
    }

    // No option is an object: where one stands, it holds a value for each scale.
    static JsonObject ForScale(JsonObject overlay, string scale) => new(overlay.Select(option =>
        KeyValuePair.Create(option.Key, (option.Value is JsonObject byScale ? byScale[scale] : option.Value)?.DeepClone())));

    // `$dataSet` is the set of the study at this scale.
    static StudyFile Resolved(StudyFile file, string dataSet)
    {
        string Resolve(string text) => text
            .Replace($"{DataSetMark}:", OptionsOverlay.WithKnobs(dataSet, ""), StringComparison.Ordinal)
            .Replace(DataSetMark, dataSet, StringComparison.Ordinal);
        return file with
        {
            EvaluateOn = [.. file.EvaluateOn.Select(Resolve)],
            Columns = [.. file.Columns.Select(Resolve)],
            Next = [.. file.Next.Select(Resolve)],
            Plots = [.. file.Plots.Select(plot => plot with { Y = [.. plot.Y.Select(Resolve)] })],
        };
    }

    /// <summary>The options of a run with its n-th seed, from 0.</summary>
    public static TrainingOptions WithSeed(TrainingOptions options, int seed) => options with { Seed = options.Seed + seed };

    static IEnumerable<(string Name, JsonObject Options, string? Value, StudyWhy? Why)> Expand(string study, StudyFile file, string scale, StudyGroup group)
    {
        foreach (StudyRun run in group.Runs)
            yield return (run.Name, run.Options, null, run.Why);
        if (group.Vary is not { } option)
            yield break;
        JsonNode? values = group.Values is JsonObject byScale ? byScale[scale] : group.Values;
        if (values is not JsonArray list)
            throw new InputException($"study {study}, group {group.Name}: values is neither a list nor has one for the scale {scale}");
        foreach (JsonNode? value in list)
            yield return ($"{option.Split('.')[^1]}-{value}", new JsonObject { [option] = value?.DeepClone() }, $"{value}", null);
    }
}
