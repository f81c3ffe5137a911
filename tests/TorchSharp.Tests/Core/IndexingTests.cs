using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class IndexingTests
{
    // 0..23 as two blocks of three rows of four.
    static Tensor Numbers() => arange(24).reshape(2, 3, 4);

    public static TheoryData<string, TensorIndex[], long[], long[]> Cases => new()
    {
        { "a position", [1], [3, 4], [.. Enumerable.Range(12, 12).Select(i => (long)i)] },
        { "three positions", [1, 2, 3], [], [23] },
        { "from the end", [^1, ^1, ^2], [], [22] },
        { "slices", [0, 1.., 0..2], [2, 2], [4, 5, 8, 9] },
        { "a slice with a step", [0, 0, TensorIndex.Slice(1, null, 2)], [2], [1, 3] },
        { "a slice with negative ends", [0, 0, ^3..^1], [2], [1, 2] },
        { "an empty slice", [0, 0, ^0..], [0], [] },
        { "an ellipsis", [TensorIndex.Ellipsis, 0], [2, 3], [0, 4, 8, 12, 16, 20] },
        { "a new dimension", [0, TensorIndex.None, 0], [1, 4], [0, 1, 2, 3] },
        { "all of a dimension", [TensorIndex.Colon, 0, 0], [2], [0, 12] },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Reading_by(string what, TensorIndex[] indices, long[] shape, long[] values)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor found = Numbers()[indices];
        Assert.True(shape.SequenceEqual(found.shape), $"{what}: shape [{string.Join(", ", found.shape)}]");
        Assert.Equal(values, found.data<long>().ToArray());
    }

    [Fact]
    public void Reading_by_lists_and_masks()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = Numbers();
        Tensor rows = tensor(new long[] { 2, 0 });
        Assert.Equal([8L, 0, 20, 12], numbers[TensorIndex.Colon, TensorIndex.Tensor(rows), 0].data<long>().ToArray());
        Assert.Equal([2, 2, 4], numbers[TensorIndex.Colon, TensorIndex.Tensor(rows)].shape);
        Assert.Equal([21L, 22, 23], numbers[TensorIndex.Tensor(numbers > 20)].data<long>().ToArray());
        Assert.Equal([12L, 13, 14, 15],
            numbers[tensor(new[] { false, true }), tensor(new[] { true, false, false })].data<long>().ToArray());
        Assert.Equal([1, 2, 3, 4], numbers[TensorIndex.Bool(true)].shape);
        Assert.Equal([0, 2, 3, 4], numbers[TensorIndex.Bool(false)].shape);
    }

    [Fact]
    public void A_mask_of_two_dimensions_leaves_the_third_to_the_slice()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = Numbers();
        Tensor mask = numbers.select(2, 0) >= 16;
        Assert.Equal([17L, 18, 21, 22], numbers[TensorIndex.Tensor(mask), 1..3].data<long>().ToArray());
    }

    [Fact]
    public void Writing_goes_into_the_tensor_itself()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = Numbers();
        numbers[0, 0] = zeros(4, dtype: int64);
        numbers[1, TensorIndex.Colon, 3] = tensor(new long[] { -1, -2, -3 });
        numbers[TensorIndex.Tensor(numbers == 5)] = tensor(50L);
        numbers.index_put_(7, [TensorIndex.Ellipsis, 2]);
        numbers[1, 2, 0] = tensor(99L);
        Assert.Equal([0L, 0, 7, 0, 4, 50, 7, 7, 8, 9, 7, 11], numbers[0].data<long>().ToArray());
        Assert.Equal([12L, 13, 7, -1, 16, 17, 7, -2, 99, 21, 7, -3], numbers[1].data<long>().ToArray());
    }

    [Fact]
    public void Writing_can_add_up_repeated_positions()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor counts = zeros(3);
        counts.index_put_(ones(4), [tensor(new long[] { 0, 2, 2, 2 })], accumulate: true);
        Assert.Equal([1f, 0, 3], counts.data<float>().ToArray());
    }

    [Fact]
    public void A_position_outside_is_an_error()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = Numbers();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => numbers[2]);
        Assert.Contains("index 2 out of range", error.Message);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => numbers[0, 0, 0, 0]);
    }

    [Fact]
    public void Reading_leaves_no_tensor_but_the_result()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = Numbers();
        long before = scope.DisposablesCount;
        Tensor found = numbers[1, 1.., 0..2];
        Assert.Equal(before + 1, scope.DisposablesCount);
        Assert.Equal([2, 2], found.shape);
    }
}
