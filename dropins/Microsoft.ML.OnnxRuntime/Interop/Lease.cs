using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Interop;

/// <summary>
/// Holds a native object for one call: neither Dispose in another thread nor the finalizer frees it before the lease ends.
/// </summary>
readonly ref struct Lease : IDisposable
{
    readonly SafeHandle _handle;

    /// <summary>The object, or zero where there is none.</summary>
    public readonly nint Pointer;

    /// <param name="handle">May be null: then the pointer is zero.</param>
    /// <param name="owner">Whom the error names when the object is gone; the handle itself by default.</param>
    /// <exception cref="ObjectDisposedException">The object is gone.</exception>
    public Lease(SafeHandle handle, object owner = null)
    {
        if (handle is null)
            return;
        Pointer = Hold(handle, owner ?? handle);
        _handle = handle;
    }

    public void Dispose() => _handle?.DangerousRelease();

    /// <summary>Adds a reference that the caller gives back with DangerousRelease.</summary>
    public static nint Hold(SafeHandle handle, object owner)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, owner);
        bool held = false;
        handle.DangerousAddRef(ref held);
        return handle.DangerousGetHandle();
    }
}
