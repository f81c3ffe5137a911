using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>
/// A native value, mostly a tensor, over native memory or over pinned managed memory. Dispose it: the collector does not see
/// how much memory hangs on it. Spans taken from it are good until then.
/// </summary>
public unsafe partial class OrtValue : IDisposable
{
    readonly ValueHandle _handle;
    TensorElementType _elementType;
    volatile bool _disposed;

    internal OrtValue(ValueHandle handle)
    {
        _handle = handle;
        OnnxValueType type;
        Status.Check(Api->GetValueType(handle.DangerousGetHandle(), &type));
        OnnxType = type;
    }

    public OnnxValueType OnnxType { get; }

    public bool IsTensor => OnnxType == OnnxValueType.ONNX_TYPE_TENSOR;

    public bool IsSparseTensor => OnnxType == OnnxValueType.ONNX_TYPE_SPARSETENSOR;

    internal ValueHandle Handle => _handle;

    /// <summary>The native value for one call.</summary>
    internal Lease Use()
    {
        RequireAlive();
        return new Lease(_handle, this);
    }

    /// <summary>Adds a reference that the caller gives back to Handle.</summary>
    internal nint Hold()
    {
        RequireAlive();
        return Lease.Hold(_handle, this);
    }

    /// <exception cref="OnnxRuntimeException">The value is no tensor.</exception>
    public OrtTensorTypeAndShapeInfo GetTensorTypeAndShape()
    {
        using Lease value = Use();
        RequireTensor();
        nint info;
        Status.Check(Api->GetTensorTypeAndShape(value.Pointer, &info));
        try
        {
            return new OrtTensorTypeAndShapeInfo(info);
        }
        finally
        {
            Api->ReleaseTensorTypeAndShapeInfo(info);
        }
    }

    public OrtTypeInfo GetTypeInfo()
    {
        using Lease value = Use();
        nint info;
        Status.Check(Api->GetTypeInfo(value.Pointer, &info));
        try
        {
            return new OrtTypeInfo(info);
        }
        finally
        {
            Api->ReleaseTypeInfo(info);
        }
    }

    /// <summary>Which memory the tensor lies in.</summary>
    public OrtMemoryInfo GetTensorMemoryInfo()
    {
        using Lease value = Use();
        return new OrtMemoryInfo(MemoryInfo(value.Pointer), _handle);
    }

    /// <summary>Bytes of a tensor that is not of strings.</summary>
    public long GetTensorSizeInBytes()
    {
        using Lease value = Use();
        nuint bytes;
        Status.Check(Api->GetTensorSizeInBytes(value.Pointer, &bytes));
        return (long)bytes;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _disposed = true;
        _handle.Dispose();
    }

    // A handle that somebody holds (a binding, a run) is not closed yet: only the flag knows that its owner let it go.
    void RequireAlive() => ObjectDisposedException.ThrowIf(_disposed, this);

    /// <summary>The element type of a tensor; asked of the native side once.</summary>
    TensorElementType ElementType(nint value)
    {
        if (_elementType != 0)
            return _elementType;
        RequireTensor();
        nint info;
        Status.Check(Api->GetTensorTypeAndShape(value, &info));
        TensorElementType type;
        nint status = Api->GetTensorElementType(info, &type);
        Api->ReleaseTensorTypeAndShapeInfo(info);
        Status.Check(status);
        return _elementType = type;
    }

    void RequireTensor()
    {
        if (!IsTensor && !IsSparseTensor)
            throw OnnxRuntimeException.Invalid($"This OrtValue is a {OnnxType}, not a tensor");
    }

    static nint MemoryInfo(nint value)
    {
        nint info;
        Status.Check(Api->GetTensorMemoryInfo(value, &info));
        return info;
    }
}
