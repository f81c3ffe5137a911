namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>Sizes, strides and offsets of dense row-major shapes.</summary>
public static class ShapeUtils
{
    /// <summary>The number of elements; 1 for a scalar's empty shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public static long GetSizeForShape(ReadOnlySpan<long> shape)
    {
        long size = 1;
        foreach (long dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            size = checked(size * dimension);
        }
        return size;
    }

    /// <summary>How many elements apart neighbours along each dimension lie.</summary>
    public static long[] GetStrides(ReadOnlySpan<long> dimensions)
    {
        long[] strides = new long[dimensions.Length];
        long stride = 1;
        for (int i = strides.Length - 1; i >= 0; i--)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimensions[i], nameof(dimensions));
            strides[i] = stride;
            stride = checked(stride * dimensions[i]);
        }
        return strides;
    }

    /// <summary>The offset of an element: the sum of indices times strides.</summary>
    public static long GetIndex(ReadOnlySpan<long> strides, ReadOnlySpan<long> indices, int startFromDimension = 0)
    {
        long index = 0;
        for (int i = startFromDimension; i < indices.Length; i++)
            index += strides[i] * indices[i];
        return index;
    }
}
