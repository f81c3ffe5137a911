using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Which memory something lies in: the allocator's name, the device's number, the kind of memory.</summary>
public unsafe class OrtMemoryInfo : SafeHandle
{
    public static readonly byte[] allocatorCPU = NativeText.Utf8("Cpu");
    public static readonly byte[] allocatorCUDA = NativeText.Utf8("Cuda");
    public static readonly byte[] allocatorCUDA_PINNED = NativeText.Utf8("CudaPinned");

    const int CpuDevice = 0;

    static OrtMemoryInfo s_default;

    // An info that a native object shows belongs to that object, which must live as long.
    readonly SafeHandle _shownBy;

    /// <param name="utf8AllocatorName">One of the names above, or another as UTF-8 that ends in a zero.</param>
    public OrtMemoryInfo(byte[] utf8AllocatorName, OrtAllocatorType allocatorType, int deviceId, OrtMemType memoryType)
        : base(0, ownsHandle: true)
    {
        ArgumentNullException.ThrowIfNull(utf8AllocatorName);
        if (!utf8AllocatorName.AsSpan().Contains((byte)0))
            throw new ArgumentException("the name must end in a zero byte", nameof(utf8AllocatorName));
        nint made;
        fixed (byte* name = utf8AllocatorName)
            Status.Check(Api->CreateMemoryInfo(name, allocatorType, deviceId, memoryType, &made));
        SetHandle(made);
    }

    public OrtMemoryInfo(string allocatorName, OrtAllocatorType allocatorType, int deviceId, OrtMemType memoryType)
        : this(NativeText.Utf8(allocatorName), allocatorType, deviceId, memoryType)
    {
    }

    internal OrtMemoryInfo(nint shown, SafeHandle by)
        : base(0, ownsHandle: true)
    {
        Lease.Hold(by, by);
        _shownBy = by;
        SetHandle(shown);
    }

    /// <summary>The host's memory. Disposing it harms nobody: the next caller gets a new one.</summary>
    public static OrtMemoryInfo DefaultInstance => s_default is { IsClosed: false } made
        ? made
        : s_default = new OrtMemoryInfo(allocatorCPU, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);

    public override bool IsInvalid => handle == 0;

    public string Name
    {
        get
        {
            using Lease info = new(this);
            byte* name;
            Status.Check(Api->MemoryInfoGetName(info.Pointer, &name));
            return NativeText.Read(name);
        }
    }

    /// <summary>The device's number.</summary>
    public int Id
    {
        get
        {
            using Lease info = new(this);
            int id;
            Status.Check(Api->MemoryInfoGetId(info.Pointer, &id));
            return id;
        }
    }

    public OrtMemType GetMemoryType()
    {
        using Lease info = new(this);
        return MemoryType(info.Pointer);
    }

    public OrtAllocatorType GetAllocatorType()
    {
        using Lease info = new(this);
        OrtAllocatorType type;
        Status.Check(Api->MemoryInfoGetType(info.Pointer, &type));
        return type;
    }

    public override bool Equals(object obj) => obj is OrtMemoryInfo other && Equals(other);

    public bool Equals(OrtMemoryInfo other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null)
            return false;
        using Lease info = new(this);
        using Lease otherInfo = new(other);
        int difference;
        Status.Check(Api->CompareMemoryInfo(info.Pointer, otherInfo.Pointer, &difference));
        return difference == 0;
    }

    public override int GetHashCode() => HashCode.Combine(Name, Id, GetMemoryType());

    /// <summary>Whether the processor can read memory that a native info describes.</summary>
    internal static bool IsHostReadable(nint info)
    {
        int device;
        Api->MemoryInfoGetDeviceType(info, &device);
        return device == CpuDevice || MemoryType(info) is OrtMemType.Cpu or OrtMemType.CpuInput;
    }

    protected override bool ReleaseHandle()
    {
        if (_shownBy is null)
            Api->ReleaseMemoryInfo(handle);
        else
            _shownBy.DangerousRelease();
        return true;
    }

    static OrtMemType MemoryType(nint info)
    {
        OrtMemType type;
        Status.Check(Api->MemoryInfoGetMemType(info, &type));
        return type;
    }
}
