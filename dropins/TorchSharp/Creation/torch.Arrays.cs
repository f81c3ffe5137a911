namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor that shares the memory of the array where the type stays the same.</summary>
    public static Tensor from_array(Array rawArray, Device device = null) =>
        from_array(rawArray, ToScalarType(rawArray.GetType().GetElementType()), device);

    /// <summary>A tensor that shares the memory of the array where the type stays the same.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device device = null, bool requires_grad = false,
        string[] names = null)
    {
        RefuseNames(names);
        var size = new long[rawArray.Rank];
        for (int dim = 0; dim < size.Length; dim++)
            size[dim] = rawArray.GetLongLength(dim);
        Tensor tensor = Over(rawArray, 0, size);
        return Converted(tensor, dtype ?? tensor.dtype, device).with_requires_grad(requires_grad);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device device = null) => from_array(data, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device device = null) =>
        data.to(dtype ?? data.dtype, device ?? data.device);

    /// <summary>A one-dimensional tensor over part of an array; it shares the memory where the type stays the same.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0,
        bool requires_grad = false)
    {
        long length = rawArray.LongLength;
        if (offset < 0 || offset >= length)
            throw new ArgumentException($"invalid value for 'offset': {offset}");
        long elements = count < 0 ? length - offset : count;
        if (elements > length - offset)
            throw new IndexOutOfRangeException($"element count is too large: {count}");
        return Converted(Over(rawArray, offset, [elements]), dtype, CPU).with_requires_grad(requires_grad);
    }
}
