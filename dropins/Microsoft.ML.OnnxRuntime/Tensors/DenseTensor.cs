namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>A tensor whose elements lie in one piece of memory. Work on Buffer.Span where speed matters.</summary>
public class DenseTensor<T> : Tensor<T>
{
    readonly Memory<T> _memory;

    public DenseTensor(int length)
        : base(length) => _memory = new T[length];

    public DenseTensor(ReadOnlySpan<int> dimensions, bool reverseStride = false)
        : base(dimensions, reverseStride) => _memory = new T[Length];

    /// <param name="memory">As many elements as the dimensions ask for; the tensor works on this memory.</param>
    public DenseTensor(Memory<T> memory, ReadOnlySpan<int> dimensions, bool reverseStride = false)
        : base(dimensions, reverseStride)
    {
        if (memory.Length != Length)
            throw new ArgumentException($"{memory.Length} elements for dimensions that ask for {Length}", nameof(memory));
        _memory = memory;
    }

    public Memory<T> Buffer => _memory;

    public override T GetValue(int index) => _memory.Span[index];

    public override void SetValue(int index, T value) => _memory.Span[index] = value;

    public override Tensor<T> Clone() => new DenseTensor<T>(_memory.ToArray(), Dimensions, IsReversedStride);

    public override Tensor<TResult> CloneEmpty<TResult>(ReadOnlySpan<int> dimensions) =>
        new DenseTensor<TResult>(dimensions, IsReversedStride);

    public override Tensor<T> Reshape(ReadOnlySpan<int> dimensions) => new DenseTensor<T>(_memory, dimensions, IsReversedStride);

    internal DenseTensor<T> ToRowMajor()
    {
        DenseTensor<T> copy = new(Dimensions);
        Span<int> indices = new int[Rank];
        for (int i = 0; i < copy.Length; i++)
        {
            copy.SetValue(i, this[indices]);
            Tensors.Strides.Advance(Dimensions, indices);
        }
        return copy;
    }

    protected override void CopyTo(T[] array, int arrayIndex) => _memory.Span.CopyTo(array.AsSpan(arrayIndex));

    protected override int IndexOf(T item) => MemoryExtensions.IndexOf(_memory.Span, item, EqualityComparer<T>.Default);
}
