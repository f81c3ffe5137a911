using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class OrtValue
{
    /// <summary>The elements in row-major order. T is the tensor's element type, or byte for its raw memory.</summary>
    /// <exception cref="OnnxRuntimeException">The type differs, or is string, or the tensor lies on a device.</exception>
    public ReadOnlySpan<T> GetTensorDataAsSpan<T>()
        where T : unmanaged => GetTensorMutableDataAsSpan<T>();

    /// <inheritdoc cref="GetTensorDataAsSpan{T}"/>
    public Span<T> GetTensorMutableDataAsSpan<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(RawData(typeof(T)));

    /// <summary>The memory of a tensor that is not of strings.</summary>
    public Span<byte> GetTensorMutableRawData() => RawData(typeof(byte));

    Span<byte> RawData(Type wanted)
    {
        using Lease value = Use();
        TensorElementType element = ElementType(value.Pointer);
        if (wanted != typeof(byte) && wanted != TensorBase.GetElementTypeInfo(element)?.TensorType)
            throw OnnxRuntimeException.Invalid($"The elements are {element}, which cannot be read as {wanted.Name}");
        if (element == TensorElementType.String)
            throw OnnxRuntimeException.Invalid("The elements are strings: read them with GetStringTensorAsArray");
        nint memory = MemoryInfo(value.Pointer);
        if (!OrtMemoryInfo.IsHostReadable(memory))
            throw OnnxRuntimeException.Invalid($"The tensor lies on {DeviceName(memory)}: bind it to host memory to read it");
        void* data;
        nuint bytes;
        Status.Check(Api->GetTensorSizeInBytes(value.Pointer, &bytes));
        Status.Check(Api->GetTensorMutableData(value.Pointer, &data));
        if (bytes > int.MaxValue)
            throw OnnxRuntimeException.Invalid($"A span cannot hold {bytes} bytes: run smaller batches");
        return new Span<byte>(data, (int)bytes);
    }

    static string DeviceName(nint memory)
    {
        byte* name;
        Status.Check(Api->MemoryInfoGetName(memory, &name));
        return NativeText.Read(name);
    }
}
