using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Data;
using Strata.Storage;

namespace Strata.Onnx;

/// <summary>What Strata writes into a model's metadata_props, so that the file explains itself. Every key starts with "strata.".</summary>
public sealed record ModelMetadata
{
    const string Prefix = "strata.";

    /// <summary>The class names, in label order.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Whether the classes are grades, each worse than the one before it.</summary>
    public bool HasGrades { get; init; }

    /// <summary>The data set it was trained on, as it was asked for; null where unknown.</summary>
    public string? DataSet { get; init; }

    /// <summary>Which images of that data set its training held out; null for a model that held out none, or does not say.</summary>
    public HeldOut? HeldOut { get; init; }

    /// <summary>The fingerprint of each split of that data set ("train", "test", and "validation" where images were held out).</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>();

    /// <summary>The preprocessing that stands inside the graph, for information.</summary>
    public JsonNode? Preprocessing { get; init; }

    /// <summary>The layers that layers.onnx puts out, in order.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>The models that this one is an ensemble of, in order; empty for a single model.</summary>
    public IReadOnlyList<MemberMetadata> Members { get; init; } = [];

    /// <summary>The test-time views inside the graph beside the image as it is, as in "shift:pixels=1".</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    /// <summary>What it takes instead of images: "stats", features by rule, or the name of a layer; null for a model that takes images.</summary>
    public string? Features { get; init; }

    /// <summary>The run's name; null for a model that no run made.</summary>
    public string? Run { get; init; }

    /// <summary>The version of Strata that wrote it; null for other files.</summary>
    public string? Version { get; init; }

    /// <summary>The export check: largest differences between TorchSharp and ONNX Runtime.</summary>
    public JsonNode? Proof { get; init; }

    /// <summary>The entries as they stand in metadata_props; values that are not set are left out.</summary>
    public IReadOnlyDictionary<string, string> ToEntries()
    {
        Dictionary<string, string> entries = [];
        void Add(string key, string? value)
        {
            if (value is not null)
                entries[Prefix + key] = value;
        }
        Add("classes", JsonSerializer.Serialize(ClassNames, Json.Line));
        Add("grades", HasGrades ? "true" : null);
        Add("dataset", DataSet);
        Add("held-out", HeldOut is null ? null : JsonSerializer.Serialize(HeldOut, Json.Line));
        Add("fingerprints", JsonSerializer.Serialize(Fingerprints, Json.Line));
        Add("preprocessing", Preprocessing?.ToJsonString(Json.Line));
        Add("layers", JsonSerializer.Serialize(Layers, Json.Line));
        Add("members", Members.Count == 0 ? null : JsonSerializer.Serialize(Members, Json.Line));
        Add("views", Views.Count == 0 ? null : JsonSerializer.Serialize(Views, Json.Line));
        Add("features", Features);
        Add("run", Run);
        Add("version", Version);
        Add("proof", Proof?.ToJsonString(Json.Line));
        return entries;
    }

    /// <summary>Reads what stands in a model.</summary>
    public static ModelMetadata Of(ModelProto model) =>
        From(model.MetadataProps.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value));

    /// <summary>Reads what <see cref="ToEntries"/> wrote; keys that are missing or unreadable leave the defaults, as in third-party files.</summary>
    public static ModelMetadata From(IReadOnlyDictionary<string, string> entries)
    {
        string? Text(string key) => entries.GetValueOrDefault(Prefix + key);
        T? Parsed<T>(string key) where T : class
        {
            try
            {
                return Text(key) is { } json ? JsonSerializer.Deserialize<T>(json, Json.Line) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
        return new ModelMetadata
        {
            ClassNames = Parsed<string[]>("classes") ?? [],
            HasGrades = Text("grades") == "true",
            DataSet = Text("dataset"),
            HeldOut = Parsed<HeldOut>("held-out"),
            Fingerprints = Parsed<Dictionary<string, string>>("fingerprints") ?? [],
            Preprocessing = Parsed<JsonNode>("preprocessing"),
            Layers = Parsed<string[]>("layers") ?? [],
            Members = Parsed<MemberMetadata[]>("members") ?? [],
            Views = Parsed<string[]>("views") ?? [],
            Features = Text("features"),
            Run = Text("run"),
            Version = Text("version"),
            Proof = Parsed<JsonNode>("proof"),
        };
    }
}

/// <summary>One model of an ensemble.</summary>
/// <param name="Name">The run's name, or the file's.</param>
/// <param name="Sha256">Of its ONNX file, lower hex.</param>
public sealed record MemberMetadata(string Name, string Sha256);
