using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The one environment of the process: logging, shared thread pools. It stays until its last session is gone.</summary>
public sealed unsafe class OrtEnv : SafeHandle
{
    const int CSharpProjection = 2;

    static readonly Lock s_creating = new();
    static OrtEnv s_instance;

    OrtLoggingLevel _level;

    OrtEnv(EnvironmentCreationOptions options)
        : base(0, ownsHandle: true)
    {
        _level = options.logLevel ?? OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING;
        SetHandle(Create(options, _level));
        Status.Check(Api->SetLanguageProjection(handle, CSharpProjection));
    }

    /// <summary>Whether the environment is there.</summary>
    public static bool IsCreated => s_instance is { IsClosed: false };

    public override bool IsInvalid => handle == 0;

    /// <summary>The least grave line that is logged.</summary>
    public OrtLoggingLevel EnvLogLevel
    {
        get => _level;
        set
        {
            using Lease environment = new(this);
            Status.Check(Api->UpdateEnvWithCustomLogLevel(environment.Pointer, value));
            _level = value;
        }
    }

    /// <summary>The environment, made at the first call.</summary>
    public static OrtEnv Instance()
    {
        lock (s_creating)
            return IsCreated ? s_instance : s_instance = new OrtEnv(default);
    }

    /// <summary>Makes the environment with options of one's own.</summary>
    /// <exception cref="OnnxRuntimeException">It is there already, so that the options would do nothing.</exception>
    public static OrtEnv CreateInstanceWithOptions(ref EnvironmentCreationOptions options)
    {
        lock (s_creating)
        {
            if (IsCreated)
                throw new OnnxRuntimeException(ErrorCode.RuntimeException,
                    "OrtEnv singleton instance already exists, supplied options would not have effect: make it first");
            return s_instance = new OrtEnv(options);
        }
    }

    /// <summary>Lets a library that can report its use to its maker do so.</summary>
    public void EnableTelemetryEvents()
    {
        using Lease environment = new(this);
        Status.Check(Api->EnableTelemetryEvents(environment.Pointer));
    }

    /// <summary>Keeps the library from reporting its use to its maker, as long as this environment is there.</summary>
    public void DisableTelemetryEvents()
    {
        using Lease environment = new(this);
        Status.Check(Api->DisableTelemetryEvents(environment.Pointer));
    }

    /// <summary>The execution providers that the library knows, best first; appending one shows whether it runs here.</summary>
    public string[] GetAvailableProviders()
    {
        byte** names;
        int count;
        Status.Check(Api->GetAvailableProviders(&names, &count));
        string[] providers = new string[count];
        for (int i = 0; i < count; i++)
            providers[i] = NativeText.Read(names[i]);
        Status.Check(Api->ReleaseAvailableProviders(names, count));
        return providers;
    }

    /// <summary>The release of the native library, such as 1.30.0.</summary>
    public string GetVersionString() => Engine.Version;

    protected override bool ReleaseHandle()
    {
        Api->ReleaseEnv(handle);
        return true;
    }

    static nint Create(EnvironmentCreationOptions options, OrtLoggingLevel level)
    {
        using Lease threads = new(options.threadOptions);
        nint log = options.loggingFunction is null ? 0 : LoggingBridge.Connect(options.loggingFunction);
        void* parameter = (void*)(options.loggingParam ?? 0);
        nint made;
        fixed (byte* id = NativeText.Utf8(options.logId ?? "CSharpOnnxRuntime"))
        {
            Status.Check((log, threads.Pointer) switch
            {
                (0, 0) => Api->CreateEnv(level, id, &made),
                (0, _) => Api->CreateEnvWithGlobalThreadPools(level, id, threads.Pointer, &made),
                (_, 0) => Api->CreateEnvWithCustomLogger(log, parameter, level, id, &made),
                _ => Api->CreateEnvWithCustomLoggerAndGlobalThreadPools(log, parameter, level, id, threads.Pointer, &made),
            });
        }
        return made;
    }
}
