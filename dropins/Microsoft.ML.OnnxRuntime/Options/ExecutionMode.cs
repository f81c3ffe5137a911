namespace Microsoft.ML.OnnxRuntime;

/// <summary>Whether nodes that do not depend on each other run one by one or at once.</summary>
public enum ExecutionMode
{
    ORT_SEQUENTIAL = 0,
    ORT_PARALLEL = 1,
}
