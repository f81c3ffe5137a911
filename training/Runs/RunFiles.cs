using System.Security.Cryptography;

namespace Strata.Training.Runs;

/// <summary>The files that a finished run consists of, known by their SHA-256.</summary>
static class RunFiles
{
    /// <summary>The weights' file.</summary>
    public const string Weights = "weights.bin";

    static readonly string[] s_names = [Weights, "model.onnx", "layers.onnx"];

    /// <summary>The hashes of what lies in a run's folder.</summary>
    public static IReadOnlyDictionary<string, string> HashesOf(string folder) =>
        s_names.ToDictionary(name => name, name => HashOf(Path.Combine(folder, name)));

    /// <summary>The files that are missing or not what the record says; none where it says nothing.</summary>
    public static IReadOnlyList<string> Damaged(string folder, RunRecord record) =>
        record.Files is not { } files ? []
        : [.. files.Where(file => !Fits(Path.Combine(folder, Path.GetFileName(file.Key)), file.Value)).Select(file => file.Key)];

    static bool Fits(string path, string hash) => File.Exists(path) && HashOf(path) == hash;

    static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
