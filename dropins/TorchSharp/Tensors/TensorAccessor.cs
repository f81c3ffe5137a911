using System.Collections;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in row-major order; good for as long as nobody disposes the tensor.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    readonly long[] _shape;
    readonly long[] _strides;
    readonly long _count;
    readonly bool _contiguous;
    Tensor _tensor;

    internal TensorAccessor(Tensor tensor)
    {
        TensorDescription description = tensor.Describe();
        if ((DeviceType)description.DeviceType != DeviceType.CPU)
        {
            throw new InvalidOperationException(
                "Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }
        _tensor = tensor;
        _count = description.Elements;
        _contiguous = description.IsContiguous != 0;
        _shape = tensor.shape;
        _strides = tensor.stride();
    }

    public long Count => _tensor is null ? 0 : _count;

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) =>
        left.Count == right.Count && left.SequenceEqual(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var values = new T[Count];
        if (values.Length > 0)
            CopyTo(values.AsSpan());
        return values;
    }

    /// <summary>An array with the dimensions of the tensor; one element for a tensor without dimensions.</summary>
    public Array ToNDArray()
    {
        T[] values = ToArray();
        if (_shape.Length < 2)
            return values;
        var array = Array.CreateInstance(typeof(T), _shape);
        values.AsSpan().CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(
                ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)), values.Length));
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies from element tensorIndex on, until the span or the tensor ends.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        RequireStart(tensorIndex);
        Span<T> target = array[arrayIndex..];
        int length = (int)Math.Min(target.Length, _count - tensorIndex);
        T* memory = Memory();
        if (_contiguous)
            new ReadOnlySpan<T>(memory + tensorIndex, length).CopyTo(target);
        else
            for (int i = 0; i < length; i++)
                target[i] = memory[Offset(tensorIndex + i)];
        GC.KeepAlive(_tensor);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies into the tensor from element tensorIndex on, until the span or the tensor ends.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        RequireStart(tensorIndex);
        ReadOnlySpan<T> source = array[arrayIndex..];
        int length = (int)Math.Min(source.Length, _count - tensorIndex);
        T* memory = Memory();
        if (_contiguous)
            source[..length].CopyTo(new Span<T>(memory + tensorIndex, length));
        else
            for (int i = 0; i < length; i++)
                memory[Offset(tensorIndex + i)] = source[i];
        GC.KeepAlive(_tensor);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object obj) => obj is TensorAccessor<T> other && this == other;

    public override int GetHashCode() => base.GetHashCode();

    /// <summary>Lets go of the tensor without disposing it.</summary>
    public void Dispose() => _tensor = null;

    T Read(long index) => Memory()[Offset(index)];

    T* Memory()
    {
        ObjectDisposedException.ThrowIf(_tensor is null, this);
        return (T*)_tensor.Describe().Data;
    }

    T* At(long[] indices)
    {
        if (indices.Length == 1)
        {
            if (indices[0] < 0 || indices[0] >= _count)
                throw new IndexOutOfRangeException($"element {indices[0]} of a tensor with {_count} elements");
            return Memory() + Offset(indices[0]);
        }
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor with {_shape.Length} dimensions");
        long offset = 0;
        for (int dim = 0; dim < indices.Length; dim++)
        {
            if (indices[dim] < 0 || indices[dim] >= _shape[dim])
                throw new IndexOutOfRangeException($"{indices[dim]} >= {_shape[dim]} in dimension {dim}.");
            offset += indices[dim] * _strides[dim];
        }
        return Memory() + offset;
    }

    long Offset(long index)
    {
        if (_contiguous)
            return index;
        long offset = 0;
        for (int dim = _shape.Length - 1; dim >= 0; dim--)
        {
            (index, long position) = Math.DivRem(index, _shape[dim]);
            offset += position * _strides[dim];
        }
        return offset;
    }

    void RequireStart(long tensorIndex)
    {
        if (tensorIndex < 0 || tensorIndex >= _count)
            throw new ArgumentOutOfRangeException(nameof(tensorIndex));
    }
}
