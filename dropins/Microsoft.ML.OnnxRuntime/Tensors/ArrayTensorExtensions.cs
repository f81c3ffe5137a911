namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>Copies arrays into tensors of the same dimensions.</summary>
public static class ArrayTensorExtensions
{
    public static DenseTensor<T> ToTensor<T>(this T[] array) => new((T[])array.Clone(), [array.Length]);

    public static DenseTensor<T> ToTensor<T>(this T[,] array, bool reverseStride = false) =>
        ToTensor<T>((Array)array, reverseStride);

    public static DenseTensor<T> ToTensor<T>(this T[,,] array, bool reverseStride = false) =>
        ToTensor<T>((Array)array, reverseStride);

    public static DenseTensor<T> ToTensor<T>(this T[,,,] array, bool reverseStride = false) =>
        ToTensor<T>((Array)array, reverseStride);

    public static DenseTensor<T> ToTensor<T>(this Array array, bool reverseStride = false)
    {
        int[] dimensions = [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];
        DenseTensor<T> tensor = new(dimensions, reverseStride);
        Span<int> indices = new int[dimensions.Length];
        foreach (T value in array)
        {
            tensor[indices] = value;
            Strides.Advance(dimensions, indices);
        }
        return tensor;
    }
}
