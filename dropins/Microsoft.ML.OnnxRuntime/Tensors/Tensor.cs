using System.Collections;

namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>An array of any number of dimensions. As a list: the elements as they lie in memory.</summary>
public abstract class Tensor<T> : TensorBase, IList<T>, IReadOnlyList<T>
{
    readonly int[] _dimensions;
    readonly int[] _strides;
    readonly int _length;

    protected Tensor(int length)
        : base(typeof(T))
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        (_dimensions, _strides, _length) = ([length], [1], length);
    }

    /// <param name="dimensions">None for a scalar.</param>
    /// <param name="reverseStride">Column-major: neighbours along the first dimension lie side by side.</param>
    protected Tensor(ReadOnlySpan<int> dimensions, bool reverseStride)
        : base(typeof(T))
    {
        _length = Tensors.Strides.Length(dimensions);
        _dimensions = dimensions.ToArray();
        _strides = Tensors.Strides.Of(dimensions, reverseStride);
        IsReversedStride = reverseStride;
    }

    public ReadOnlySpan<int> Dimensions => _dimensions;

    public ReadOnlySpan<int> Strides => _strides;

    public int Rank => _dimensions.Length;

    /// <summary>The number of elements.</summary>
    public long Length => _length;

    public bool IsFixedSize => true;

    public bool IsReadOnly => false;

    public bool IsReversedStride { get; }

    int ICollection<T>.Count => _length;

    int IReadOnlyCollection<T>.Count => _length;

    public virtual T this[params int[] indices]
    {
        get => this[indices.AsSpan()];
        set => this[indices.AsSpan()] = value;
    }

    public virtual T this[ReadOnlySpan<int> indices]
    {
        get => GetValue(Tensors.Strides.Offset(_dimensions, _strides, indices));
        set => SetValue(Tensors.Strides.Offset(_dimensions, _strides, indices), value);
    }

    T IList<T>.this[int index]
    {
        get => GetValue(index);
        set => SetValue(index, value);
    }

    T IReadOnlyList<T>.this[int index] => GetValue(index);

    /// <summary>The element at an offset in memory.</summary>
    public abstract T GetValue(int index);

    /// <summary>Sets the element at an offset in memory.</summary>
    public abstract void SetValue(int index, T value);

    public abstract Tensor<T> Clone();

    /// <summary>A tensor of the same layout and other dimensions, filled with zeros.</summary>
    public abstract Tensor<TResult> CloneEmpty<TResult>(ReadOnlySpan<int> dimensions);

    /// <summary>The same elements under other dimensions of equal size.</summary>
    public abstract Tensor<T> Reshape(ReadOnlySpan<int> dimensions);

    public virtual Tensor<T> CloneEmpty() => CloneEmpty<T>(_dimensions);

    public virtual Tensor<T> CloneEmpty(ReadOnlySpan<int> dimensions) => CloneEmpty<T>(dimensions);

    public virtual Tensor<TResult> CloneEmpty<TResult>() => CloneEmpty<TResult>(_dimensions);

    public virtual void Fill(T value)
    {
        for (int i = 0; i < _length; i++)
            SetValue(i, value);
    }

    /// <summary>A copy in one piece of memory, in the same order.</summary>
    public virtual DenseTensor<T> ToDenseTensor()
    {
        DenseTensor<T> copy = new(_dimensions, IsReversedStride);
        CopyTo(copy.Buffer.Span);
        return copy;
    }

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (int i = 0; i < _length; i++)
            yield return GetValue(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();

    bool ICollection<T>.Contains(T item) => Contains(item);

    int IList<T>.IndexOf(T item) => IndexOf(item);

    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => CopyTo(array, arrayIndex);

    void ICollection<T>.Add(T item) => throw FixedSize();

    void ICollection<T>.Clear() => Fill(default);

    void IList<T>.Insert(int index, T item) => throw FixedSize();

    bool ICollection<T>.Remove(T item) => throw FixedSize();

    void IList<T>.RemoveAt(int index) => throw FixedSize();

    internal override OrtValue ToOrtValue()
    {
        DenseTensor<T> dense = this as DenseTensor<T> ?? ToDenseTensor();
        return OrtValue.FromDenseTensor(dense.IsReversedStride ? dense.ToRowMajor() : dense);
    }

    protected virtual bool Contains(T item) => IndexOf(item) >= 0;

    protected virtual int IndexOf(T item)
    {
        for (int i = 0; i < _length; i++)
        {
            if (EqualityComparer<T>.Default.Equals(GetValue(i), item))
                return i;
        }
        return -1;
    }

    protected virtual void CopyTo(T[] array, int arrayIndex) => CopyTo(array.AsSpan(arrayIndex));

    void CopyTo(Span<T> target)
    {
        if (target.Length < _length)
            throw new ArgumentException($"{_length} elements do not fit into {target.Length}", nameof(target));
        for (int i = 0; i < _length; i++)
            target[i] = GetValue(i);
    }

    static NotSupportedException FixedSize() => new("a tensor has a fixed size");
}
