namespace Microsoft.ML.OnnxRuntime;

/// <summary>Receives each log line; it may be called from any thread and must not throw.</summary>
public delegate void DOrtLoggingFunction(
    nint param, OrtLoggingLevel severity, string category, string logId, string codeLocation, string message);
