using Microsoft.ML.OnnxRuntime;
using Strata.Devices;

namespace Strata.Sessions;

/// <summary>How ONNX Runtime runs a model.</summary>
public sealed record SessionSettings
{
    const int MostLanes = 4;   // each takes the memory of a batch's activations; further threads help inside operators

    /// <summary>Threads, 0 or more; 0 leaves it to ONNX Runtime: one for each physical core.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Whether the processor's threads take a batch each rather than all of them the same one: more images a second, because they need not wait
    /// for one another at every operator, for the memory of several batches. The results are the same.
    /// </summary>
    public bool SideBySide { get; init; }

    /// <summary>Batches that run at the same time: 1 to 4.</summary>
    public int Lanes => SideBySide && Device == Device.Cpu ? Math.Clamp(AllThreads, 1, MostLanes) : 1;

    /// <summary>What the model runs on.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>
    /// Whether CUDA may round the factors of products to ten bits: faster, and about 1e-3 off. Off where results are compared.
    /// </summary>
    public bool Tf32 { get; init; } = true;

    /// <summary>
    /// Whether ONNX Runtime may rewrite the graph: faster, and different in the last digits from what the file says.
    /// </summary>
    public bool Optimize { get; init; } = true;

    /// <summary>What the path of a profile begins with, which every run adds to; null for none.</summary>
    public string? ProfilePrefix { get; init; }

    int AllThreads => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>The options of a session.</summary>
    /// <exception cref="InputException">The device cannot be had here, or the number of threads is negative.</exception>
    internal SessionOptions ToOptions()
    {
        if (Threads < 0)
            throw new InputException($"the number of threads must be 0 (all cores) or more, not {Threads}");
        // The official packages of Windows report their use to Microsoft where nobody forbids it.
        OrtEnv.Instance().DisableTelemetryEvents();
        SessionOptions options = new()
        {
            GraphOptimizationLevel = Optimize ? GraphOptimizationLevel.ORT_ENABLE_ALL : GraphOptimizationLevel.ORT_DISABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            // Every caller works itself; a session's other threads help all callers.
            IntraOpNumThreads = Lanes > 1 ? AllThreads - Lanes + 1 : Threads,
            // Warnings about other people's graphs would stand between the lines of a table; errors arrive as exceptions.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            ExecutionProviders.Append(options, Device, Tf32);
        }
        catch
        {
            options.Dispose();
            throw;
        }
        if (ProfilePrefix is null)
            return options;
        options.ProfileOutputPathPrefix = ProfilePrefix;
        options.EnableProfiling = true;
        return options;
    }
}
