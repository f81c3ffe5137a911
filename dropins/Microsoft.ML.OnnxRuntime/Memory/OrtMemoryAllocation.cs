using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A block of memory from an allocator; it goes back when it is disposed.</summary>
public unsafe class OrtMemoryAllocation : SafeHandle
{
    readonly OrtAllocator _allocator;

    internal OrtMemoryAllocation(OrtAllocator allocator, nint block, uint size)
        : base(0, ownsHandle: true)
    {
        Lease.Hold(allocator, allocator);
        _allocator = allocator;
        Size = size;
        SetHandle(block);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Bytes.</summary>
    public uint Size { get; }

    /// <summary>Which memory the block lies in.</summary>
    public OrtMemoryInfo Info => _allocator.Info;

    protected override bool ReleaseHandle()
    {
        nint failure = Api->AllocatorFree(_allocator.DangerousGetHandle(), (void*)handle);
        if (failure != 0)
            Api->ReleaseStatus(failure);
        _allocator.DangerousRelease();
        return failure == 0;
    }
}
