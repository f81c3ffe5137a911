using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The memory of a native tensor as Memory, good until the value is disposed; then it throws.</summary>
sealed unsafe class NativeTensorMemory<T>(OrtValue value) : MemoryManager<T>
    where T : unmanaged
{
    public override Span<T> GetSpan() => value.GetTensorMutableDataAsSpan<T>();

    /// <summary>Native memory does not move; the pin keeps it from being freed.</summary>
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        Span<T> span = GetSpan()[elementIndex..];
        bool held = false;
        value.Handle.DangerousAddRef(ref held);
        return new MemoryHandle(Unsafe.AsPointer(ref MemoryMarshal.GetReference(span)), pinnable: this);
    }

    public override void Unpin() => value.Handle.DangerousRelease();

    // The memory goes with the value, which its owner disposes.
    protected override void Dispose(bool disposing)
    {
    }
}
