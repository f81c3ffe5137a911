namespace Microsoft.ML.OnnxRuntime;

/// <summary>Which memory an execution provider means: its own, or the host's for what goes in or comes out.</summary>
public enum OrtMemType
{
    CpuInput = -2,
    CpuOutput = -1,
    Cpu = CpuOutput,
    Default = 0,
}
