using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Tests;

public sealed class TensorTests
{
    [Fact]
    public void Elements_are_found_by_their_indices()
    {
        DenseTensor<int> tensor = new(Enumerable.Range(0, 24).ToArray(), [2, 3, 4]);

        Assert.Equal([12, 4, 1], tensor.Strides.ToArray());
        Assert.Equal((3, 24L), (tensor.Rank, tensor.Length));
        Assert.Equal(1 * 12 + 2 * 4 + 3, tensor[1, 2, 3]);
        tensor[0, 0, 1] = -1;
        tensor[(ReadOnlySpan<int>)[1, 0, 0]] = -2;
        Assert.Equal(-1, tensor.Buffer.Span[1]);
        Assert.Equal(-2, tensor.GetValue(12));
    }

    [Fact]
    public void Indices_outside_are_refused()
    {
        DenseTensor<int> tensor = new([2, 3]);

        Assert.Throws<IndexOutOfRangeException>(() => tensor[0, 3]);
        Assert.Throws<IndexOutOfRangeException>(() => tensor[-1, 0]);
        Assert.Throws<ArgumentException>(() => tensor[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DenseTensor<int>([2, -3]));
        Assert.Throws<ArgumentException>(() => new DenseTensor<int>(new int[5], [2, 3]));
    }

    [Fact]
    public void A_reversed_stride_lays_the_first_dimension_side_by_side()
    {
        DenseTensor<int> tensor = new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }.ToTensor(reverseStride: true);

        Assert.Equal([1, 2], tensor.Strides.ToArray());
        Assert.Equal([1, 4, 2, 5, 3, 6], tensor.Buffer.ToArray());
        Assert.Equal(6, tensor[1, 2]);
        Assert.True(tensor.IsReversedStride, "the layout is remembered");
    }

    [Fact]
    public void Arrays_of_any_rank_become_tensors()
    {
        Assert.Equal([1, 2, 3], new[] { 1, 2, 3 }.ToTensor());
        Assert.Equal([2, 1], new[,] { { 1 }, { 2 } }.ToTensor().Dimensions.ToArray());
        Assert.Equal(7, new[, ,] { { { 5, 6 }, { 7, 8 } } }.ToTensor()[0, 1, 0]);
        Assert.Equal(8, new[, , ,] { { { { 5, 6 }, { 7, 8 } } } }.ToTensor()[0, 0, 1, 1]);
        Assert.Equal([1, 1, 1, 1, 2], ((Array)new int[1, 1, 1, 1, 2]).ToTensor<int>().Dimensions.ToArray());
    }

    [Fact]
    public void Reshape_shares_memory_and_clone_does_not()
    {
        DenseTensor<int> tensor = new(Enumerable.Range(0, 6).ToArray(), [2, 3]);
        Tensor<int> reshaped = tensor.Reshape([3, 2]);
        Tensor<int> clone = tensor.Clone();

        tensor[1, 0] = 30;

        Assert.Equal(30, reshaped[1, 1]);
        Assert.Equal(3, clone[1, 0]);
        Assert.Throws<ArgumentException>(() => tensor.Reshape([4, 2]));
    }

    [Fact]
    public void Tensors_are_lists_of_their_elements()
    {
        DenseTensor<float> tensor = new([2, 2]);
        tensor.Fill(3);
        tensor[1, 1] = 4;
        IList<float> list = tensor;

        Assert.Equal([3f, 3f, 3f, 4f], tensor);
        Assert.Equal((4, 3, true), (list.Count, list.IndexOf(4), list.Contains(3)));
        Assert.Equal(-1, list.IndexOf(5));
        float[] copy = new float[5];
        list.CopyTo(copy, 1);
        Assert.Equal([0f, 3f, 3f, 3f, 4f], copy);
        Assert.Throws<NotSupportedException>(() => list.Add(1));
        list.Clear();
        Assert.Equal(new float[4], tensor);
    }

    [Fact]
    public void An_empty_clone_has_the_layout_and_no_values()
    {
        DenseTensor<int> tensor = new int[,] { { 1, 2 }, { 3, 4 } }.ToTensor(reverseStride: true);

        Assert.Equal(new int[4], tensor.CloneEmpty());
        Assert.Equal(new double[4], tensor.CloneEmpty<double>());
        Assert.Equal([1, 2], tensor.CloneEmpty([2, 3]).Strides.ToArray());
    }

    [Fact]
    public void A_tensor_of_ones_own_is_copied_densely()
    {
        Countdown tensor = new(3);

        Assert.Equal([3, 2, 1], tensor.ToDenseTensor().Buffer.ToArray());
        Assert.Equal(2, tensor[1]);
    }

    [Fact]
    public void Shapes_have_sizes_strides_and_offsets()
    {
        Assert.Equal(24, ShapeUtils.GetSizeForShape([2, 3, 4]));
        Assert.Equal(1, ShapeUtils.GetSizeForShape([]));
        Assert.Equal(0, ShapeUtils.GetSizeForShape([2, 0]));
        Assert.Equal([12L, 4L, 1L], ShapeUtils.GetStrides([2, 3, 4]));
        Assert.Equal(23, ShapeUtils.GetIndex([12, 4, 1], [1, 2, 3]));
        Assert.Equal(11, ShapeUtils.GetIndex([12, 4, 1], [1, 2, 3], startFromDimension: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShapeUtils.GetSizeForShape([-1]));
        Assert.Throws<OverflowException>(() => ShapeUtils.GetSizeForShape([long.MaxValue, 2]));
    }

    [Fact]
    public void Types_and_element_types_are_told_both_ways()
    {
        TensorTypeInfo info = TensorBase.GetTypeInfo(typeof(long));
        Assert.Equal((TensorElementType.Int64, 8), (info.ElementType, info.TypeSize));
        Assert.Equal(typeof(sbyte), TensorBase.GetElementTypeInfo(TensorElementType.Int8).TensorType);
        Assert.True(TensorBase.GetTypeInfo(typeof(string)).IsString, "strings are told apart");
        Assert.Null(TensorBase.GetTypeInfo(typeof(DateTime)));
        Assert.Null(TensorBase.GetElementTypeInfo(TensorElementType.Complex64));
        Assert.Equal(TensorElementType.Double, new DenseTensor<double>(3).GetTypeInfo().ElementType);
    }

    sealed class Countdown(int length) : Tensor<int>(length)
    {
        public override int GetValue(int index) => (int)Length - index;

        public override void SetValue(int index, int value) => throw new NotSupportedException();

        public override Tensor<int> Clone() => ToDenseTensor();

        public override Tensor<TResult> CloneEmpty<TResult>(ReadOnlySpan<int> dimensions) => new DenseTensor<TResult>(dimensions);

        public override Tensor<int> Reshape(ReadOnlySpan<int> dimensions) => ToDenseTensor().Reshape(dimensions);
    }
}
