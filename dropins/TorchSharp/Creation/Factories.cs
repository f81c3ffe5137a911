using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    static Tensor Make(Op op, ReadOnlySpan<long> size, ScalarType? dtype, Device device, bool requires_grad, string[] names)
    {
        RefuseNames(names);
        return op.Tensor(size, dtype ?? _defaultType, Arg.None, InitializeDevice(device)).with_requires_grad(requires_grad);
    }

    static Tensor Fill(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype, Device device, bool requires_grad,
        string[] names)
    {
        RefuseNames(names);
        return Aten.full.Tensor(size, value, dtype ?? _defaultType, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }

    static Tensor Draw(Op op, ReadOnlySpan<long> size, ScalarType? dtype, Device device, bool requires_grad,
        Generator generator, string[] names)
    {
        RefuseNames(names);
        return op.Tensor(size, generator, dtype ?? _defaultType, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }

    static Tensor DrawIntegers(long low, long high, ReadOnlySpan<long> size, ScalarType? dtype, Device device,
        bool requires_grad, Generator generator, string[] names)
    {
        RefuseNames(names);
        return Aten.randint_low_generator
            .Tensor(low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }

    static Tensor Permute(long n, ScalarType? dtype, Device device, bool requires_grad, Generator generator) =>
        Aten.randperm_generator.Tensor(n, generator, dtype ?? ScalarType.Int64, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);

    static Tensor Single<T>(T value, ScalarType? dtype, Device device, bool requires_grad) where T : unmanaged =>
        Copy([value], [], dtype, device, requires_grad, null);

    /// <summary>A tensor of its own over a copy of the values.</summary>
    static unsafe Tensor Copy<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> size, ScalarType? dtype, Device device,
        bool requires_grad, string[] names) where T : unmanaged
    {
        RefuseNames(names);
        long count = RequireLength(values.Length, size);
        ScalarType type = ToScalarType(typeof(T));
        Tensor tensor = Aten.empty_memory_format.Tensor(size, type);
        values[..(int)count].CopyTo(new Span<T>((void*)tensor.Describe().Data, (int)count));
        return Converted(tensor, dtype ?? type, device).with_requires_grad(requires_grad);
    }

    static Tensor FromArray(Array array, ScalarType? dtype, Device device, bool requires_grad, string[] names) =>
        from_array((Array)array.Clone(), dtype, device, requires_grad, names);

    /// <summary>A tensor over the memory of the array, which stays pinned while any tensor looks at it.</summary>
    static unsafe Tensor Over(Array array, long offset, ReadOnlySpan<long> size)
    {
        ScalarType type = ToScalarType(array.GetType().GetElementType());
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        byte* start = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)) + offset * type.ElementSize();
        try
        {
            fixed (long* sizes = size)
            {
                Native.Check(Native.strata_tensor_over(start, sizes, size.Length, (sbyte)type, &Unpin, GCHandle.ToIntPtr(pin),
                    out nint handle));
                return new Tensor(handle);
            }
        }
        catch (ExternalException)
        {
            pin.Free();
            throw;
        }
    }

    [UnmanagedCallersOnly]
    static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();

    // The tensor itself where it has that type and device, else a converted one in its place.
    static Tensor Converted(Tensor tensor, ScalarType type, Device device)
    {
        device = InitializeDevice(device);
        if (tensor.dtype == type && tensor.device_type == device.type)
            return tensor;
        Tensor converted = tensor.to(type, device);
        tensor.Dispose();
        return converted;
    }

    static long RequireLength(long length, ReadOnlySpan<long> size)
    {
        long count = 1;
        foreach (long extent in size)
            count = checked(count * extent);
        if (count > length || count < 0)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {count} vs. {length}");
        return count;
    }

    static long[] Widen(int[] sizes) => Array.ConvertAll(sizes, size => (long)size);

    static void RefuseNames(string[] names)
    {
        if (names is { Length: > 0 })
            throw new NotSupportedException("named dimensions need the official TorchSharp package");
    }
}
