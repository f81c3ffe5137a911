using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Strata.Devices;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>
/// Keeps the graph that ONNX Runtime's optimiser made in a file beside the model, so that the next session opens without
/// optimising. The file's name carries two hashes: of everything that it was made from, so that another model, runtime or
/// processor never takes it, and of its own bytes, so that a damaged one is made again.
/// </summary>
static class OptimizedGraph
{
    /// <summary>Bytes from which a model gets such a file: below, optimising takes no longer than hashing.</summary>
    public const long Smallest = 4 << 20;

    const long Largest = 1 << 30;
    const string Suffix = ".optimized";

    /// <summary>Opens a model, from its optimised graph where there is one, and leaves one behind where there is none.</summary>
    /// <param name="path">The model.</param>
    /// <param name="settings">How it runs.</param>
    /// <param name="options">The session's options, made from the settings.</param>
    /// <param name="say">Hears of a graph that was damaged.</param>
    public static InferenceSession Open(string path, SessionSettings settings, SessionOptions options, Action<string> say)
    {
        long length = new FileInfo(path).Length;
        // Providers of other devices compile nodes into what no file can hold.
        bool isWorthIt = settings is { Optimize: true, Device: Device.Cpu } && length is >= Smallest and < Largest;
        if (!isWorthIt)
            return new InferenceSession(path, options);
        string key = KeyOf(path);
        string[] kept = Kept(path, $"{key}-*");
        if (kept.FirstOrDefault(IsWhole) is { } whole && TryOpen(whole, options) is { } session)
            return session;
        if (kept.Length > 0)
            say($"{kept[0]} is damaged, as its SHA-256 shows: it is made again");
        return OpenAndKeep(path, key, options);
    }

    // What the optimiser's result depends on. It lays out weights for the vectors of the processor at hand.
    static string KeyOf(string path)
    {
        string machine = $"{RuntimeVersion.Text} {RuntimeInformation.ProcessArchitecture} "
            + $"{Vector128.IsHardwareAccelerated} {Vector256.IsHardwareAccelerated} {Vector512.IsHardwareAccelerated}";
        return Short(SHA256.HashData([.. HashOf(path), .. Encoding.UTF8.GetBytes(machine)]));
    }

    static bool IsWhole(string kept) => kept.EndsWith($"-{Short(HashOf(kept))}{Suffix}", StringComparison.Ordinal);

    static InferenceSession? TryOpen(string kept, SessionOptions options)
    {
        try
        {
            // It may have come with a stranger's model.
            ModelCheck.Require(kept);
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            return new InferenceSession(kept, options);
        }
        catch (Exception error) when (error is OnnxRuntimeException or InputException)
        {
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
            return null;
        }
    }

    static InferenceSession OpenAndKeep(string path, string key, SessionOptions options)
    {
        string temporary = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        if (!CanWrite(temporary))
            return new InferenceSession(path, options);
        try
        {
            options.OptimizedModelFilePath = temporary;
            InferenceSession session = new(path, options);
            Keep(path, key, temporary);
            return session;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    // The session is open already: a folder that fills up or is cleared meanwhile costs only the file.
    static void Keep(string path, string key, string temporary)
    {
        try
        {
            foreach (string stale in Kept(path, "*"))
                File.Delete(stale);
            File.Move(temporary, $"{path}.{key}-{Short(HashOf(temporary))}{Suffix}", overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    static string[] Kept(string path, string hashes)
    {
        string full = Path.GetFullPath(path);
        return Directory.GetFiles(Path.GetDirectoryName(full)!, $"{Path.GetFileName(full)}.{hashes}{Suffix}");
    }

    static bool CanWrite(string temporary)
    {
        try
        {
            File.WriteAllBytes(temporary, []);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static byte[] HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return SHA256.HashData(stream);
    }

    static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..16];
}
