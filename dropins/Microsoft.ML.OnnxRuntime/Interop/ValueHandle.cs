using System.Buffers;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>
/// A native value together with what its memory belongs to: the pin of a managed array, or the handle (an allocation,
/// another value) that must not be freed before it.
/// </summary>
sealed unsafe class ValueHandle : SafeHandle
{
    readonly SafeHandle _memory;
    MemoryHandle _pin;

    public ValueHandle(nint value, MemoryHandle pin = default, SafeHandle memory = null)
        : base(0, ownsHandle: true)
    {
        if (memory is not null)
            Lease.Hold(memory, memory);
        _memory = memory;
        _pin = pin;
        SetHandle(value);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Api->ReleaseValue(handle);
        _pin.Dispose();
        _memory?.DangerousRelease();
        return true;
    }
}
