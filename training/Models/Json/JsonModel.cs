using System.Security.Cryptography;
using System.Text.Json;
using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Json;

/// <summary>
/// A network from a JSON file: layers in order, residual blocks among them. Nobody writes the size of an input: every layer knows the
/// shape that it is handed. The last layer, `logits`, comes by itself.
/// </summary>
/// <example><code>
/// { "layers": [ { "conv": 16, "kernel": 3, "padding": 1 }, { "activation": "relu" }, { "pool": "max" }, { "linear": 64 } ] }
/// </code></example>
public static class JsonModel
{
    /// <summary>Whether a model is given as a file rather than by name.</summary>
    public static bool IsFile(string spec) => spec.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>SHA-256 of the file, which tells whether it was edited since a run; null for a model by name.</summary>
    /// <exception cref="InputException">The file is missing.</exception>
    public static string? Fingerprint(string spec) => IsFile(spec) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Existing(spec)))) : null;

    /// <summary>Builds the network: float32 [N,C,H,W] to logits [N,classes].</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="InputException">The file is missing or damaged, a layer is unknown or wrong, or nothing is left of an image.</exception>
    public static Module<Tensor, Tensor> Build(string path, ImageShape image, int classes)
    {
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("layers", out JsonElement layers))
            throw new InputException($"{path}: a model is an object with layers, as in {{ \"layers\": [ {{ \"linear\": 64 }} ] }}");
        string[] known = ["layers", "init"];
        if (root.EnumerateObject().FirstOrDefault(property => !known.Contains(property.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
            throw new InputException($"{path}: {Nearest.Unknown("property", unknown.Name, known).Message}");
        PartParameters parameters = new(path, root.TryGetProperty("init", out JsonElement init)
            ? new Dictionary<string, string> { ["init"] = init.ToString() } : []);
        LayerChoices choices = new() { Init = parameters.Choice("init", LayerChoices.OwnInit, Initialisation.Names) };
        LayerStack stack = new(Path.GetFileNameWithoutExtension(path), image, choices);
        JsonLayers.Add(stack, layers, $"{path}, layers");
        return stack.Logits(classes);
    }

    static string Existing(string path) => File.Exists(path) ? path : throw new InputException($"there is no model file {path}");

    static JsonDocument Parse(string path)
    {
        string text = File.ReadAllText(Existing(path));
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException damage)
        {
            throw new InputException($"{path}, line {damage.LineNumber + 1}: this is no JSON", damage);
        }
    }
}
