using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

public unsafe partial class OrtValue
{
    /// <summary>A tensor over a managed array, which stays pinned until the last user of the value is gone. Nothing is copied.</summary>
    /// <param name="data">At least as many elements as the shape has.</param>
    public static OrtValue CreateTensorValueFromMemory<T>(T[] data, long[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        return CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, data.AsMemory(), shape);
    }

    /// <summary>A tensor over managed memory, which stays pinned until the last user of the value is gone. Nothing is copied.</summary>
    /// <param name="memoryInfo">Says that this is host memory: OrtMemoryInfo.DefaultInstance.</param>
    /// <param name="memory">At least as many elements as the shape has.</param>
    public static OrtValue CreateTensorValueFromMemory<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape)
        where T : unmanaged => OverManaged(memoryInfo, memory, shape, sizeof(T));

    /// <summary>A tensor over memory of the caller's, who keeps it until the value is disposed.</summary>
    /// <param name="memInfo">Which memory it is.</param>
    public static OrtValue CreateTensorValueWithData(OrtMemoryInfo memInfo, TensorElementType elementType, long[] shape, nint dataBufferPtr, long bufferLengthInBytes)
    {
        return OverMemory(memInfo, elementType, shape, dataBufferPtr, bufferLengthInBytes, pin: default, memory: null);
    }

    /// <summary>A tensor over new memory of the allocator; what is in it is not defined.</summary>
    public static OrtValue CreateAllocatedTensorValue(OrtAllocator allocator, TensorElementType elementType, long[] shape)
    {
        ArgumentNullException.ThrowIfNull(allocator);
        ShapeUtils.GetSizeForShape(shape);
        using Lease from = new(allocator);
        nint made;
        fixed (long* dimensions = shape)
            Status.Check(Engine.Api->CreateTensorAsOrtValue(from.Pointer, dimensions, (nuint)shape.Length, elementType, &made));
        return new OrtValue(new ValueHandle(made, memory: allocator));
    }

    internal static OrtValue OverAllocation(OrtMemoryAllocation allocation, TensorElementType elementType, long[] shape)
    {
        ArgumentNullException.ThrowIfNull(allocation);
        using Lease block = new(allocation);
        using OrtMemoryInfo info = allocation.Info;
        return OverMemory(info, elementType, shape, block.Pointer, allocation.Size, pin: default, allocation);
    }

    internal static OrtValue FromDenseTensor<T>(DenseTensor<T> tensor)
    {
        if (tensor is DenseTensor<string> texts)
            return CreateFromStringTensor(texts);
        return OverManaged(OrtMemoryInfo.DefaultInstance, tensor.Buffer, Array.ConvertAll(tensor.Dimensions.ToArray(), dimension => (long)dimension), tensor.GetTypeInfo()?.TypeSize ?? 0);
    }

    private static OrtValue OverManaged<T>(OrtMemoryInfo memoryInfo, Memory<T> memory, long[] shape, int elementSize)
    {
        TensorTypeInfo type = TensorBase.GetTypeInfo(typeof(T))
            ?? throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"No tensor has elements of type {typeof(T)}");
        MemoryHandle pin = memory.Pin();
        try
        {
            return OverMemory(memoryInfo, type.ElementType, shape, (nint)pin.Pointer, (long)memory.Length * elementSize, pin, memory: null);
        }
        catch
        {
            pin.Dispose();
            throw;
        }
    }

    private static OrtValue OverMemory(OrtMemoryInfo memoryInfo, TensorElementType elementType, long[] shape, nint data, long bytes, MemoryHandle pin, SafeHandle memory)
    {
        ArgumentNullException.ThrowIfNull(memoryInfo);
        ArgumentNullException.ThrowIfNull(shape);
        TensorElementTypeInfo type = TensorBase.GetElementTypeInfo(elementType);
        if (type is null || type.IsString)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"A tensor of {elementType} cannot lie over memory of the caller's");
        long wanted = checked(ShapeUtils.GetSizeForShape(shape) * type.TypeSize);
        if (wanted > bytes)
            throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"Shape [{string.Join(",", shape)}] of {elementType} takes {wanted} bytes, but the memory has {bytes}");
        using Lease info = new(memoryInfo);
        nint made;
        fixed (long* dimensions = shape)
            Status.Check(Engine.Api->CreateTensorWithDataAsOrtValue(info.Pointer, (void*)data, (nuint)bytes, dimensions, (nuint)shape.Length, elementType, &made));
        return new OrtValue(new ValueHandle(made, pin, memory));
    }
}
