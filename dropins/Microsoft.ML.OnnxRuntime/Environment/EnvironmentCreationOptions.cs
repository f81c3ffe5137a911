namespace Microsoft.ML.OnnxRuntime;

/// <summary>What the process-wide environment is made with; what is null keeps its default.</summary>
public struct EnvironmentCreationOptions
{
    /// <summary>The name in front of log lines.</summary>
    public string logId;

    /// <summary>The least grave line that is logged; warnings by default.</summary>
    public OrtLoggingLevel? logLevel;

    /// <summary>Thread pools that sessions share, if they ask for it with DisablePerSessionThreads.</summary>
    public OrtThreadingOptions threadOptions;

    /// <summary>Handed to the logging function with each line.</summary>
    public nint? loggingParam;

    /// <summary>Receives the log instead of standard error.</summary>
    public DOrtLoggingFunction loggingFunction;
}
