using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Training.Lab;

/// <summary>
/// Training options as layers of JSON, the later over the earlier. A dataSet that begins with a colon adds its knobs to the set below.
/// </summary>
static class OptionsOverlay
{
    const string Knob = "model.";

    static readonly string[] Known =
        [.. typeof(TrainingOptions).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order()];

    /// <summary>The options that the layers make together.</summary>
    /// <param name="where">Whose they are, for errors.</param>
    /// <param name="layers">The first is the lowest.</param>
    /// <exception cref="InputException">A layer names an option that there is none of, or a value does not fit.</exception>
    public static TrainingOptions Merge(string where, params ReadOnlySpan<JsonObject> layers)
    {
        JsonObject merged = [];
        List<(string Knob, string Value)> knobs = [];
        foreach (JsonObject layer in layers)
            foreach ((string key, JsonNode? value) in layer)
            {
                if (key.StartsWith(Knob, StringComparison.Ordinal))
                {
                    knobs.Add((key[Knob.Length..], $"{value}"));
                    continue;
                }
                if (!Known.Contains(key))
                    throw Because(where, Nearest.Unknown("training option", key, [.. Known, "model.KNOB"]).Message);
                // A layer that names the model means that model: the knobs below it were another one's.
                if (key == "model")
                    knobs.Clear();
                merged[key] = key == "dataSet" && value?.ToString() is [':', .. string more] ? WithKnobs($"{merged[key]}", more) : value?.DeepClone();
            }
        if (merged["model"] is not JsonValue model || !model.TryGetValue(out string? spec))
            throw Because(where, "no model is named");
        merged["model"] = knobs.Aggregate(PartSpec.Parse(spec), (part, knob) => part.With(knob.Knob, knob.Value)).ToString();
        try
        {
            return merged.Deserialize<TrainingOptions>(Json.Indented)!.Validated();
        }
        catch (JsonException error)
        {
            throw Because(where, $"the value of {error.Path?.TrimStart('$', '.')} does not fit");
        }
        catch (InputException error)
        {
            throw Because(where, error.Message);
        }
    }

    /// <summary>The options as text, equal for equal options. Threads and folders decide nothing of a run's figures but its bits.</summary>
    public static string Text(TrainingOptions options) => JsonSerializer.Serialize(options with { DataFolder = null }, Json.Line);

    /// <summary>A data set with more knobs: those of `mnist` or `digits:count=400` and `invert=only`.</summary>
    public static string WithKnobs(string dataSet, string knobs) => $"{dataSet}{(dataSet.Contains(':') ? ',' : ':')}{knobs}";

    static InputException Because(string where, string why) => new($"{where}: {why}");
}
