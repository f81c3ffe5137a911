using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>A native session. It holds the environment, which must outlive it, and the names for calls.</summary>
sealed unsafe class SessionHandle : SafeHandle
{
    readonly OrtEnv _environment;

    public SessionHandle(OrtEnv environment, nint session)
        : base(0, ownsHandle: true)
    {
        Lease.Hold(environment, environment);
        _environment = environment;
        SetHandle(session);
        Inputs = new NameTable(session, Api->SessionGetInputCount, Api->SessionGetInputName);
        Outputs = new NameTable(session, Api->SessionGetOutputCount, Api->SessionGetOutputName);
        Initializers = new NameTable(
            session, Api->SessionGetOverridableInitializerCount, Api->SessionGetOverridableInitializerName);
    }

    public NameTable Inputs { get; }

    public NameTable Outputs { get; }

    public NameTable Initializers { get; }

    public override bool IsInvalid => handle == 0;

    /// <summary>The native name of an input or of an initializer that may be fed like one.</summary>
    public byte* InputName(string name) => Inputs.Find(name, orIn: Initializers, "input");

    public byte* OutputName(string name) => Outputs.Find(name, orIn: null, "output");

    protected override bool ReleaseHandle()
    {
        Api->ReleaseSession(handle);
        Inputs?.Free();
        Outputs?.Free();
        Initializers?.Free();
        _environment.DangerousRelease();
        return true;
    }
}
