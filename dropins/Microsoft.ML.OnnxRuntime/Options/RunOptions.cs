using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Options of single runs; one may serve many runs.</summary>
public unsafe class RunOptions : SafeHandle
{
    bool _terminate;

    public RunOptions()
        : base(0, ownsHandle: true)
    {
        nint made;
        Status.Check(Api->CreateRunOptions(&made));
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>The least grave line that a run logs.</summary>
    public OrtLoggingLevel LogSeverityLevel
    {
        get
        {
            using Lease options = new(this);
            int level;
            Status.Check(Api->RunOptionsGetRunLogSeverityLevel(options.Pointer, &level));
            return (OrtLoggingLevel)level;
        }

        set
        {
            using Lease options = new(this);
            Status.Check(Api->RunOptionsSetRunLogSeverityLevel(options.Pointer, (int)value));
        }
    }

    /// <summary>How much a run says at the level verbose.</summary>
    public int LogVerbosityLevel
    {
        get
        {
            using Lease options = new(this);
            int level;
            Status.Check(Api->RunOptionsGetRunLogVerbosityLevel(options.Pointer, &level));
            return level;
        }

        set
        {
            using Lease options = new(this);
            Status.Check(Api->RunOptionsSetRunLogVerbosityLevel(options.Pointer, value));
        }
    }

    /// <summary>The name in front of the run's log lines.</summary>
    public string LogId
    {
        get
        {
            using Lease options = new(this);
            byte* id;
            Status.Check(Api->RunOptionsGetRunTag(options.Pointer, &id));
            return NativeText.Read(id);
        }

        set
        {
            using Lease options = new(this);
            fixed (byte* id = NativeText.Utf8(value))
                Status.Check(Api->RunOptionsSetRunTag(options.Pointer, id));
        }
    }

    /// <summary>True stops runs under way with these options, from any thread, and refuses more until it is false.</summary>
    public bool Terminate
    {
        get => _terminate;
        set
        {
            using Lease options = new(this);
            Status.Check(value ? Api->RunOptionsSetTerminate(options.Pointer) : Api->RunOptionsUnsetTerminate(options.Pointer));
            _terminate = value;
        }
    }

    /// <summary>Sets an option by its name, such as memory.enable_memory_arena_shrinkage.</summary>
    public void AddRunConfigEntry(string configKey, string configValue)
    {
        using Lease options = new(this);
        fixed (byte* key = NativeText.Utf8(configKey), value = NativeText.Utf8(configValue))
            Status.Check(Api->AddRunConfigEntry(options.Pointer, key, value));
    }

    protected override bool ReleaseHandle()
    {
        Api->ReleaseRunOptions(handle);
        return true;
    }
}
