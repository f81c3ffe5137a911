using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Comparison;

/// <summary>
/// What is written beside a model about its making: by `train` in run.json, by `classical` in summary.json. Of a file that nothing stands beside,
/// only its weights are known.
/// </summary>
/// <param name="Model">What was trained, as in "cnn-32-64:hidden=128" or "knn:k=3"; null where unknown.</param>
/// <param name="Optimizer">As in "adam"; null where it has none or it is unknown.</param>
/// <param name="Knobs">Everything else that was chosen, as in "lr 0.001, batch 64, 5 epochs"; empty where unknown.</param>
/// <param name="Parameters">Trained parameters; of files without run.json the numbers in their initializers and trees.</param>
/// <param name="TrainImages">Images that it learned from; null where unknown.</param>
/// <param name="TrainSeconds">Seconds of training; null where unknown.</param>
/// <param name="FileBytes">The size of the file.</param>
/// <param name="Options">run.json's options; null without.</param>
sealed record RunFacts(
    string? Model, string? Optimizer, string Knobs, long Parameters, long? TrainImages, double? TrainSeconds, long FileBytes,
    [property: System.Text.Json.Serialization.JsonIgnore] JsonObject? Options = null)
{
    // What every run says, in the order in which a person asks; then what is seldom set, only where it is.
    static readonly string[] s_always = ["learningRate", "batchSize", "epochs", "schedule"];

    // The thresholds of nodes and what leaves put out.
    static readonly string[] s_ofTrees = ["nodes_values", "target_weights"];

    static readonly Dictionary<string, string> s_usual = new()
    {
        ["warmup"] = "0",
        ["labelSmoothing"] = "0",
        ["classWeights"] = "none",
        ["sampling"] = "natural",
        ["l1"] = "0",
        ["l2"] = "0",
        ["clipNorm"] = "0",
        ["ema"] = "0",
        ["preprocessing"] = "standard",
        ["loss"] = "cross-entropy",
        ["augment"] = "",
        ["trainSize"] = "0",
        ["from"] = "",
        ["keepHead"] = "false",
        ["freeze"] = "",
        ["keptRate"] = "0.1",
        ["seed"] = "1",
        ["splitSeed"] = "",
        ["validationShare"] = "0.1",
        ["keep"] = "best",
        ["patience"] = "0",
    };

    static readonly Dictionary<string, string> s_names = new()
    {
        ["learningRate"] = "lr",
        ["batchSize"] = "batch",
        ["trainSize"] = "train size",
        ["keptRate"] = "kept rate",
        ["splitSeed"] = "split seed",
    };

    /// <summary>Reads what is there; a file that is damaged tells nothing.</summary>
    public static RunFacts Of(ModelFile file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file.Path))!;
        long bytes = new FileInfo(file.Path).Length;
        if (Read(Path.Combine(folder, "run.json")) is { } run && run["options"] is JsonObject options && Path.GetFileName(file.Path) == "model.onnx")
            return new RunFacts(
                Text(options["model"]), Text(options["optimizer"]), Spell(options), (long?)Number(run["parameters"]) ?? Weights(file),
                (long?)Number(run["data"]?["trainImages"]), Number(run["trainSeconds"]), bytes, options);
        JsonNode? classical = (Read(Path.Combine(folder, "summary.json"))?["models"] as JsonArray)?
            .FirstOrDefault(model => model is JsonObject && Text(model["file"]) == Path.GetFileName(file.Path));
        if (classical is not null)
            return new RunFacts(
                Text(classical["method"]), null, $"on {Text(classical["features"])}", Weights(file),
                (long?)Number(classical["trainImages"]), Number(classical["fitSeconds"]), bytes);
        return new RunFacts(Members(file), null, "", Weights(file), null, null, bytes);
    }

    /// <summary>run.json's option, as it is written; null where it is unknown.</summary>
    public string? Option(string key) => Text(Options?[key]);

    /// <summary>The options of run.json in words, those that are as usual left out.</summary>
    /// <param name="options">They.</param>
    /// <param name="except">Options that are left out as well.</param>
    public static string Spell(JsonObject options, params string[] except) => string.Join(", ", s_always.Concat(s_usual.Keys).Except(except)
        .Select(key => (Key: key, Value: Text(options[key])))
        .Where(option => option.Value is not null && option.Value != s_usual.GetValueOrDefault(option.Key, ""))
        .Select(option => option.Key switch
        {
            "epochs" => option.Value == "1" ? "1 epoch" : $"{option.Value} epochs",
            "schedule" => $"{option.Value} schedule",
            "keepHead" => "head kept",
            _ => $"{s_names.GetValueOrDefault(option.Key, option.Key)} {option.Value}",
        }));

    static JsonNode? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject : null;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string? Text(JsonNode? node) => node switch
    {
        JsonArray many => string.Join(" ", many.Select(Text)),
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(Json.Line),
        _ => null,
    };

    static double? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out double number) ? number : null;

    // Trees keep their numbers in attributes of their node, not in initializers.
    static long Weights(ModelFile file) => ModelSummary.Of(file).Weights + OnnxFile.Load(file.Path).Graph.Node
        .Where(node => node.Domain == "ai.onnx.ml").SelectMany(node => node.Attribute).Where(attribute => s_ofTrees.Contains(attribute.Name))
        .Sum(attribute => (long)attribute.Floats.Count);

    static string? Members(ModelFile file)
    {
        IReadOnlyList<MemberMetadata> members = ModelHead.Read(file.Path).Metadata.Members;
        return members.Count == 0 ? null : $"ensemble of {string.Join(", ", members.Select(member => member.Name))}";
    }
}
