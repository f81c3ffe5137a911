using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class OrtValue
{
    /// <summary>A tensor over a managed array, not a copy; it stays pinned until the last user of the value is gone.</summary>
    /// <param name="data">At least as many elements as the shape has.</param>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        return CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(), shape);
    }

    /// <summary>A tensor over managed memory, not a copy; it stays pinned until the last user of the value is gone.</summary>
    /// <param name="memoryInfo">Says that this is host memory: OrtMemoryInfo.DefaultInstance.</param>
    /// <param name="memory">At least as many elements as the shape has.</param>
    public static OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged => OverManaged(memoryInfo, memory, shape);

    /// <summary>A tensor over memory of the caller's, who keeps it until the value is disposed.</summary>
    /// <param name="memInfo">Which memory it is.</param>
    public static OrtValue CreateTensorValueWithData(
        OrtMemoryInfo memInfo, TensorElementType elementType, long[] shape, nint dataBufferPtr, long bufferLengthInBytes) =>
        OverMemory(memInfo, elementType, shape, dataBufferPtr, bufferLengthInBytes);

    /// <summary>A tensor over new memory of the allocator; what is in it is not defined.</summary>
    public static OrtValue CreateAllocatedTensorValue(OrtAllocator allocator, TensorElementType elementType, long[] shape)
    {
        ArgumentNullException.ThrowIfNull(allocator);
        ArgumentNullException.ThrowIfNull(shape);
        ShapeUtils.GetSizeForShape(shape);
        using Lease from = new(allocator);
        nint made;
        fixed (long* dimensions = shape)
            Status.Check(Api->CreateTensorAsOrtValue(from.Pointer, dimensions, (nuint)shape.Length, elementType, &made));
        return new OrtValue(new ValueHandle(made, memory: allocator));
    }

    internal static OrtValue OverAllocation(OrtMemoryAllocation allocation, TensorElementType elementType, long[] shape)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        using Lease block = new(allocation);
        using OrtMemoryInfo info = allocation.Info;
        return OverMemory(info, elementType, shape, block.Pointer, allocation.Size, owner: allocation);
    }

    internal static OrtValue FromDenseTensor<T>(DenseTensor<T> tensor)
    {
        if (tensor is DenseTensor<string> texts)
            return CreateFromStringTensor(texts);
        return OverManaged(OrtMemoryInfo.DefaultInstance, tensor.Buffer, LongShape(tensor));
    }

    static OrtValue OverManaged<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
    {
        TensorTypeInfo type = TensorBase.GetTypeInfo(typeof(T))
            ?? throw OnnxRuntimeException.Invalid($"No tensor has elements of type {typeof(T)}");
        MemoryHandle pin = memory.Pin();
        try
        {
            long bytes = (long)memory.Length * type.TypeSize;
            return OverMemory(memoryInfo, type.ElementType, shape, (nint)pin.Pointer, bytes, pin);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    static OrtValue OverMemory(
        OrtMemoryInfo memoryInfo,
        TensorElementType elementType,
        long[] shape,
        nint data,
        long bytes,
        MemoryHandle pin = default,
        SafeHandle owner = null)
    {
        ArgumentNullException.ThrowIfNull(memoryInfo);
        ArgumentNullException.ThrowIfNull(shape);
        TensorElementTypeInfo type = TensorBase.GetElementTypeInfo(elementType);
        if (type is null || type.IsString)
            throw OnnxRuntimeException.Invalid($"A tensor of {elementType} cannot lie over memory");
        long wanted = checked(ShapeUtils.GetSizeForShape(shape) * type.TypeSize);
        if (wanted > bytes)
        {
            throw OnnxRuntimeException.Invalid(
                $"Shape [{string.Join(",", shape)}] of {elementType} takes {wanted} bytes, but the memory has {bytes}");
        }
        using Lease info = new(memoryInfo);
        nint made;
        fixed (long* dimensions = shape)
        {
            Status.Check(Api->CreateTensorWithDataAsOrtValue(
                info.Pointer, (void*)data, (nuint)bytes, dimensions, (nuint)shape.Length, elementType, &made));
        }
        return new OrtValue(new ValueHandle(made, pin, owner));
    }

    static long[] LongShape<T>(Tensor<T> tensor) => Array.ConvertAll(tensor.Dimensions.ToArray(), dimension => (long)dimension);
}
