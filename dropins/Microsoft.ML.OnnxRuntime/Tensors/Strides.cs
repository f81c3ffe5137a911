namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>Strides and offsets of tensors in managed memory: row-major, or column-major where they are reversed.</summary>
static class Strides
{
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public static int[] Of(ReadOnlySpan<int> dimensions, bool reversed)
    {
        int[] strides = new int[dimensions.Length];
        int stride = 1;
        for (int step = 0; step < strides.Length; step++)
        {
            int at = reversed ? step : strides.Length - 1 - step;
            strides[at] = stride;
            stride = checked(stride * dimensions[at]);
        }
        return strides;
    }

    public static int Length(ReadOnlySpan<int> dimensions)
    {
        int length = 1;
        foreach (int dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
            length = checked(length * dimension);
        }
        return length;
    }

    /// <summary>The offset of an element whose indices were checked against the dimensions.</summary>
    public static int Offset(ReadOnlySpan<int> dimensions, ReadOnlySpan<int> strides, ReadOnlySpan<int> indices)
    {
        if (indices.Length != dimensions.Length)
            throw new ArgumentException($"{indices.Length} indices for {dimensions.Length} dimensions", nameof(indices));
        int offset = 0;
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)dimensions[i])
                throw new IndexOutOfRangeException($"index {indices[i]} is outside of dimension {i}: it has {dimensions[i]}");
            offset += indices[i] * strides[i];
        }
        return offset;
    }

    /// <summary>Moves on to the next element in row-major order.</summary>
    public static void Advance(ReadOnlySpan<int> dimensions, Span<int> indices)
    {
        for (int i = indices.Length - 1; i >= 0; i--)
        {
            if (++indices[i] < dimensions[i])
                return;
            indices[i] = 0;
        }
    }
}
