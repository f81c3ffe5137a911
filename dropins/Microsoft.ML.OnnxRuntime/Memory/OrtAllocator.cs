using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Hands out memory of one kind: the host's, or that of a session's device.</summary>
public unsafe class OrtAllocator : SafeHandle
{
    static OrtAllocator s_default;

    // Null for the default allocator, which belongs to the library.
    readonly SessionHandle _session;

    /// <summary>The session's allocator for memory that fits the description.</summary>
    public OrtAllocator(InferenceSession session, OrtMemoryInfo memInfo)
        : base(0, ownsHandle: true)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(memInfo);
        using Lease owner = session.Use();
        using Lease info = new(memInfo);
        nint made;
        Status.Check(Api->CreateAllocator(owner.Pointer, info.Pointer, &made));
        Lease.Hold(session.Handle, session);
        _session = session.Handle;
        SetHandle(made);
    }

    OrtAllocator()
        : base(0, ownsHandle: false) => SetHandle(NativeText.DefaultAllocator);

    /// <summary>The allocator of host memory. Disposing it harms nobody: the next caller gets a new one.</summary>
    public static OrtAllocator DefaultInstance => s_default is { IsClosed: false } made ? made : s_default = new OrtAllocator();

    public override bool IsInvalid => handle == 0;

    /// <summary>Which memory it hands out.</summary>
    public OrtMemoryInfo Info
    {
        get
        {
            using Lease allocator = new(this);
            nint info;
            Status.Check(Api->AllocatorGetInfo(allocator.Pointer, &info));
            return new OrtMemoryInfo(info, this);
        }
    }

    /// <summary>Takes a block, which goes back when it is disposed.</summary>
    /// <param name="size">Bytes.</param>
    public OrtMemoryAllocation Allocate(uint size)
    {
        using Lease allocator = new(this);
        void* block;
        Status.Check(Api->AllocatorAlloc(allocator.Pointer, size, &block));
        return new OrtMemoryAllocation(this, (nint)block, size);
    }

    protected override bool ReleaseHandle()
    {
        if (_session is null)
            return true;
        Api->ReleaseAllocator(handle);
        _session.DangerousRelease();
        return true;
    }
}
