using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>How a session is made. The native side takes a copy: changes after that do not reach the session.</summary>
public unsafe partial class SessionOptions : SafeHandle
{
    // The C API has no getters: each property remembers what was set, beginning with the native default.
    bool _enableMemoryPattern = true;
    bool _enableCpuMemArena = true;
    bool _enableProfiling;
    string _profileOutputPathPrefix = "onnxruntime_profile_";
    string _optimizedModelFilePath = "";
    string _logId = "";
    OrtLoggingLevel _logSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING;
    int _logVerbosityLevel;
    int _intraOpNumThreads;
    int _interOpNumThreads;
    GraphOptimizationLevel _graphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL;
    ExecutionMode _executionMode = ExecutionMode.ORT_SEQUENTIAL;

    public SessionOptions()
        : base(0, ownsHandle: true)
    {
        // Providers that are appended below log through the environment.
        OrtEnv.Instance();
        nint made;
        Status.Check(Api->CreateSessionOptions(&made));
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Whether memory is planned ahead where shapes repeat.</summary>
    public bool EnableMemoryPattern
    {
        get => _enableMemoryPattern;
        set
        {
            Set(value ? Api->EnableMemPattern : Api->DisableMemPattern);
            _enableMemoryPattern = value;
        }
    }

    /// <summary>Whether host memory comes out of an arena, which keeps what it once took.</summary>
    public bool EnableCpuMemArena
    {
        get => _enableCpuMemArena;
        set
        {
            Set(value ? Api->EnableCpuMemArena : Api->DisableCpuMemArena);
            _enableCpuMemArena = value;
        }
    }

    /// <summary>Whether the session writes a profile: a JSON file that InferenceSession.EndProfiling finishes.</summary>
    public bool EnableProfiling
    {
        get => _enableProfiling;
        set
        {
            if (value)
                Set(Api->EnableProfiling, NativeText.Path(_profileOutputPathPrefix));
            else
                Set(Api->DisableProfiling);
            _enableProfiling = value;
        }
    }

    /// <summary>What the profile's path begins with; a time stamp and .json follow.</summary>
    public string ProfileOutputPathPrefix
    {
        get => _profileOutputPathPrefix;
        set
        {
            if (_enableProfiling)
                Set(Api->EnableProfiling, NativeText.Path(value));
            _profileOutputPathPrefix = value;
        }
    }

    /// <summary>Where the session writes its model after optimisation; empty for nowhere.</summary>
    public string OptimizedModelFilePath
    {
        get => _optimizedModelFilePath;
        set
        {
            Set(Api->SetOptimizedModelFilePath, NativeText.Path(value));
            _optimizedModelFilePath = value;
        }
    }

    /// <summary>The name in front of the session's log lines.</summary>
    public string LogId
    {
        get => _logId;
        set
        {
            Set(Api->SetSessionLogId, NativeText.Utf8(value));
            _logId = value;
        }
    }

    /// <summary>The least grave line that the session logs.</summary>
    public OrtLoggingLevel LogSeverityLevel
    {
        get => _logSeverityLevel;
        set
        {
            Set(Api->SetSessionLogSeverityLevel, (int)value);
            _logSeverityLevel = value;
        }
    }

    /// <summary>How much the session says at the level verbose.</summary>
    public int LogVerbosityLevel
    {
        get => _logVerbosityLevel;
        set
        {
            Set(Api->SetSessionLogVerbosityLevel, value);
            _logVerbosityLevel = value;
        }
    }

    /// <summary>Threads inside one node; 0 takes one for each core.</summary>
    public int IntraOpNumThreads
    {
        get => _intraOpNumThreads;
        set
        {
            Set(Api->SetIntraOpNumThreads, value);
            _intraOpNumThreads = value;
        }
    }

    /// <summary>Nodes at once, in parallel mode; 0 takes one for each core.</summary>
    public int InterOpNumThreads
    {
        get => _interOpNumThreads;
        set
        {
            Set(Api->SetInterOpNumThreads, value);
            _interOpNumThreads = value;
        }
    }

    public GraphOptimizationLevel GraphOptimizationLevel
    {
        get => _graphOptimizationLevel;
        set
        {
            using Lease options = new(this);
            Status.Check(Api->SetSessionGraphOptimizationLevel(options.Pointer, value));
            _graphOptimizationLevel = value;
        }
    }

    public ExecutionMode ExecutionMode
    {
        get => _executionMode;
        set
        {
            using Lease options = new(this);
            Status.Check(Api->SetSessionExecutionMode(options.Pointer, value));
            _executionMode = value;
        }
    }

    protected override bool ReleaseHandle()
    {
        Api->ReleaseSessionOptions(handle);
        return true;
    }

    void Set(delegate* unmanaged<nint, nint> call)
    {
        using Lease options = new(this);
        Status.Check(call(options.Pointer));
    }

    void Set(delegate* unmanaged<nint, int, nint> call, int value)
    {
        using Lease options = new(this);
        Status.Check(call(options.Pointer, value));
    }

    void Set(delegate* unmanaged<nint, byte*, nint> call, byte[] text)
    {
        using Lease options = new(this);
        fixed (byte* start = text)
            Status.Check(call(options.Pointer, start));
    }
}
