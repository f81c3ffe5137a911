using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The thread pools that an environment lends to its sessions.</summary>
public unsafe class OrtThreadingOptions : SafeHandle
{
    public OrtThreadingOptions()
        : base(0, ownsHandle: true)
    {
        nint made;
        Status.Check(Api->CreateThreadingOptions(&made));
        SetHandle(made);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Threads inside one node; 0 takes one for each core.</summary>
    public int GlobalIntraOpNumThreads
    {
        set
        {
            using Lease options = new(this);
            Status.Check(Api->SetGlobalIntraOpNumThreads(options.Pointer, value));
        }
    }

    /// <summary>Nodes at once, in parallel mode; 0 takes one for each core.</summary>
    public int GlobalInterOpNumThreads
    {
        set
        {
            using Lease options = new(this);
            Status.Check(Api->SetGlobalInterOpNumThreads(options.Pointer, value));
        }
    }

    /// <summary>Whether idle threads spin for a while (faster) before they sleep (cheaper).</summary>
    public bool GlobalSpinControl
    {
        set
        {
            using Lease options = new(this);
            Status.Check(Api->SetGlobalSpinControl(options.Pointer, value ? 1 : 0));
        }
    }

    /// <summary>Lets the threads treat denormal numbers as zero.</summary>
    public void SetGlobalDenormalAsZero()
    {
        using Lease options = new(this);
        Status.Check(Api->SetGlobalDenormalAsZero(options.Pointer));
    }

    protected override bool ReleaseHandle()
    {
        Api->ReleaseThreadingOptions(handle);
        return true;
    }
}
