using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

/// <summary>Operators whose gradient says nothing, worked by hand.</summary>
public class OperatorValueTests
{
    static readonly float[] Row = [1.5f, -2, 0, 2.5f];

    public static TheoryData<string, double[]> Rounding => new()
    {
        { "ceil", [2, -2, 0, 3] }, { "floor", [1, -2, 0, 2] }, { "trunc", [1, -2, 0, 2] }, { "round", [2, -2, 0, 2] },
        { "sign", [1, -1, 0, 1] }, { "sgn", [1, -1, 0, 1] }, { "fix", [1, -2, 0, 2] }, { "frac", [0.5, 0, 0, 0.5] },
    };

    [Theory, MemberData(nameof(Rounding))]
    public void Rounding_by(string name, double[] expected)
    {
        using Tensor result = (Tensor)typeof(Tensor).GetMethod(name)!.Invoke(tensor(Row), name == "round" ? [0L] : [])!;
        Assert.Equal(expected, result.@double().data<double>().ToArray());
    }

    [Fact]
    public void Comparisons_give_truth()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor row = tensor(Row), other = tensor(new[] { 1.5f, 0, 0, 0 });
        Assert.Equal([true, false, true, false], (row == other).data<bool>().ToArray());
        Assert.Equal([false, true, false, true], (row != other).data<bool>().ToArray());
        Assert.Equal([true, false, false, true], (row > 0).data<bool>().ToArray());
        Assert.Equal([false, true, false, false], row.less(other).data<bool>().ToArray());
        Assert.Equal([true, false, true, true], (0 <= row).data<bool>().ToArray());
        Assert.Equal([false, true, true, false], (~(row > 0)).data<bool>().ToArray());
        Assert.Equal([true, false, false, false], ((row > 0) & (row < 2)).data<bool>().ToArray());
        Assert.Equal([true, true, false, true], ((row > 0) | (row < 0)).data<bool>().ToArray());
        Assert.True(row.Equals(tensor(Row)) && !row.Equals(other), "Equals compares the values");
        Assert.True(row.allclose(row * (1 + 1e-6f)) && !row.allclose(other), "allclose compares within a tolerance");
        Assert.Equal([false, true], tensor(new[] { 1f, float.NaN }).isnan().data<bool>().ToArray());
    }

    [Fact]
    public void Positions_and_counts()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = tensor(new float[,] { { 3, 1, 2 }, { 0, 5, 4 } });
        Assert.Equal(4, rows.argmax().item<long>());
        Assert.Equal([0L, 1], rows.argmax(1).data<long>().ToArray());
        Assert.Equal([1L, 0], rows.argmin(1).data<long>().ToArray());
        Assert.Equal([1L, 2, 0, 0, 2, 1], rows.argsort().data<long>().ToArray());
        (Tensor values, Tensor indexes) = rows.topk(2);
        Assert.Equal([3f, 2, 5, 4], values.data<float>().ToArray());
        Assert.Equal([0L, 2, 1, 2], indexes.data<long>().ToArray());
        Assert.Equal([5f, 4], rows.max(0).values[1..].data<float>().ToArray());
        Assert.Equal([0L, 0, 0, 1, 0, 2, 1, 1, 1, 2], rows.nonzero().data<long>().ToArray());
        Assert.Equal([0L, 1, 1], where(rows > 2.5)[0].data<long>().ToArray());
        Assert.Equal([1L, 0, 2, 1], tensor(new long[] { 2, 0, 3, 2 }).bincount(null).data<long>().ToArray());
        Assert.Equal(5, rows.count_nonzero().item<long>());
        (Tensor output, Tensor inverse, Tensor counts) = tensor(new[] { 5, 3, 5 }).unique(return_inverse: true,
            return_counts: true);
        Assert.Equal([3, 5], output.data<int>().ToArray());
        Assert.Equal([1L, 0, 1], inverse.data<long>().ToArray());
        Assert.Equal([1L, 2], counts.data<long>().ToArray());
        Assert.Null(rows.unique().counts);
    }

    [Fact]
    public void Division_rounds_as_asked()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = tensor(new[] { -7, 7 });
        Assert.Equal([-3.5f, 3.5f], numbers.div(2).data<float>().ToArray());
        Assert.Equal([-4, 3], numbers.div(2, RoundingMode.floor).data<int>().ToArray());
        Assert.Equal([-3, 3], numbers.div(2, RoundingMode.trunc).data<int>().ToArray());
        Assert.Equal([1, 1], (numbers % 2).data<int>().ToArray());
        Assert.Equal([-1, 1], numbers.fmod(2).data<int>().ToArray());
    }

    [Fact]
    public void Types_are_promoted_as_in_PyTorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, (arange(2) + 0.5).dtype);
        Assert.Equal(ScalarType.Float64, promote_types(float32, float64));
        Assert.Equal(ScalarType.Int64, result_type(zeros(1, dtype: uint8), zeros(1, dtype: int64)));
        Assert.True(can_cast(int32, float32) && !can_cast(float32, int32), "integers go into reals, not back");
    }

    [Fact]
    public void Joined_tensors_lie_where_they_should()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1, 2 }), b = tensor(new[] { 3, 4 });
        Assert.Equal([1, 2, 3, 4], cat([a, b]).data<int>().ToArray());
        Assert.Equal([1, 3, 2, 4], stack([a, b], 1).data<int>().ToArray());
        Assert.Equal([2, 2], vstack([a, b]).shape);
        Assert.Equal([1, 2, 2], dstack(a, b).shape);
        Assert.Equal([1, 3, 2, 4], column_stack(a, b).data<int>().ToArray());
        Assert.Equal([1, 1, 2, 2], meshgrid([a, b])[0].data<int>().ToArray());
        Assert.Equal([2, 3], broadcast_tensors(zeros(2, 1), zeros(3))[0].shape);
    }

    [Fact]
    public void The_engine_names_its_version() => Assert.Matches(@"^\d+\.\d+\.\d+", __version__);
}
