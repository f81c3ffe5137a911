using System.Security.Cryptography;
using System.Text.Json;
using Strata.Onnx;
using Strata.Storage;
using Strata.Training.Runs;

namespace Strata.Training.Ensembles;

/// <summary>run.json of an ensemble: what it is made of, and how its graph was proven.</summary>
public sealed record EnsembleRecord
{
    /// <summary>What tells this run.json from that of a trained run.</summary>
    public const string KindName = "ensemble";

    /// <summary>Always <see cref="KindName"/>.</summary>
    public string Kind { get; init; } = KindName;

    /// <summary>The run's name, which is its folder's.</summary>
    public required string Run { get; init; }

    /// <summary>Always done: an ensemble is written whole or not at all.</summary>
    public RunStatus Status { get; init; } = RunStatus.Done;

    /// <summary>The models whose probabilities are averaged.</summary>
    public required IReadOnlyList<MemberMetadata> Members { get; init; }

    /// <summary>The test-time views beside the image as it is.</summary>
    public required IReadOnlyList<string> Views { get; init; }

    /// <summary>How often the members look at an image: the image as it is and every view.</summary>
    public required int Looks { get; init; }

    /// <summary>The data set that all members were trained on; null where they differ or do not say.</summary>
    public required string? DataSet { get; init; }

    /// <summary>The shape of one image, as in "1x28x28".</summary>
    public required string Shape { get; init; }

    /// <summary>The class names.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Real numbers in all members together: weights, statistics of normalisation, factors of preprocessing.</summary>
    public required long Weights { get; init; }

    /// <summary>Versions and machine.</summary>
    public required RunEnvironment Environment { get; init; }

    /// <summary>How the graph was checked.</summary>
    public required EnsembleProof Check { get; init; }

    /// <summary>Whether a run's folder holds an ensemble.</summary>
    internal static bool IsIn(string path) => IsOne(File.ReadAllText(Path.Combine(path, "run.json")));

    /// <summary>Whether the text of a run.json is that of an ensemble.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static bool IsOne(string record) => JsonSerializer.Deserialize<Mark>(record, Json.Indented)?.Kind == KindName;

    /// <summary>Whether a folder holds the ensemble of just these files, known by their SHA-256, and views.</summary>
    internal static bool IsOf(string path, IReadOnlyList<string> files, IReadOnlyList<string> views)
    {
        string record = Path.Combine(path, "run.json");
        if (!File.Exists(record))
            return false;
        try
        {
            EnsembleRecord? known = JsonSerializer.Deserialize<EnsembleRecord>(File.ReadAllText(record), Json.Indented);
            return known is not null && known.Views.SequenceEqual(views)
                && known.Members.Select(member => member.Sha256).SequenceEqual(files.Select(HashOf));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static string HashOf(string file)
    {
        using FileStream stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    sealed record Mark(string? Kind);
}

/// <summary>How far a graph is from averaging its members' own probabilities outside of it.</summary>
/// <param name="On">The images, as in "mnist (test)".</param>
/// <param name="Images">How many.</param>
/// <param name="Batches">The batch sizes that were run.</param>
/// <param name="Largest">The largest difference of any probability.</param>
/// <param name="Tolerance">The largest that passes.</param>
public sealed record EnsembleProof(string On, int Images, IReadOnlyList<int> Batches, double Largest, double Tolerance);
