using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class OrtValue
{
    /// <summary>The elements in row-major order. T is the tensor's element type, or byte for its raw memory.</summary>
    /// <exception cref="OnnxRuntimeException">The type differs, the tensor is of strings, or lies in a device's memory.</exception>
    public ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    /// <inheritdoc cref="GetTensorDataAsSpan{T}"/>
    public Span<T> GetTensorMutableDataAsSpan<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(RawData(typeof(T)));

    /// <summary>The memory of a tensor that is not of strings.</summary>
    public Span<byte> GetTensorMutableRawData() => RawData(typeof(byte));

    private Span<byte> RawData(Type wanted)
    {
        using Lease value = Use();
        TensorElementType element = ElementType(value.Pointer);
        if (wanted != typeof(byte) && wanted != TensorBase.GetElementTypeInfo(element)?.TensorType)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The tensor's elements are {element}, which cannot be read as {wanted.Name}");
        if (element == TensorElementType.String)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, "The tensor's elements are strings: read them with GetStringTensorAsArray");
        nint memory = MemoryInfo(value.Pointer);
        if (!OrtMemoryInfo.IsHostReadable(memory))
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The tensor lies in memory of a device ({DeviceName(memory)}): bind the output to host memory to read it");
        void* data;
        nuint bytes;
        Status.Check(Engine.Api->GetTensorSizeInBytes(value.Pointer, &bytes));
        Status.Check(Engine.Api->GetTensorMutableData(value.Pointer, &data));
        if (bytes > int.MaxValue)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The tensor's {bytes} bytes are more than a span can hold: run smaller batches");
        return new Span<byte>(data, (int)bytes);
    }

    private static string DeviceName(nint memory)
    {
        byte* name;
        Status.Check(Engine.Api->MemoryInfoGetName(memory, &name));
        return NativeText.Read(name);
    }
}
