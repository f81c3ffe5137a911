using Microsoft.ML.OnnxRuntime;

namespace Strata.Sessions;

/// <summary>Which ONNX Runtime this process runs, for every output that carries numbers.</summary>
public static class RuntimeVersion
{
#if STRATA_DROPIN
    const string Package = "drop-in";
#else
    const string Package = "official";
#endif

    /// <summary>As in "ONNX Runtime 1.23.2 (official)".</summary>
    public static string Text { get; } = $"ONNX Runtime {OrtEnv.Instance().GetVersionString()} ({Package})";
}
