using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class CreationTests
{
    [Fact]
    public void A_tensor_of_an_array_is_a_copy()
    {
        float[] values = [1, 2, 3, 4];
        using Tensor copy = tensor(values, [2, 2]);
        values[0] = 9;
        Assert.Equal([1, 2, 3, 4], copy.data<float>().ToArray());
        Assert.Equal([2, 2], copy.shape);
    }

    [Fact]
    public void From_array_shares_the_memory_of_the_array_and_keeps_its_dimensions()
    {
        double[,] values = { { 1, 2, 3 }, { 4, 5, 6 } };
        using Tensor shared = from_array(values);
        values[1, 2] = 9;
        Assert.Equal([2, 3], shared.shape);
        Assert.Equal(9, shared[1, 2].item<double>());
    }

    [Fact]
    public void From_array_converts_into_memory_of_its_own()
    {
        int[] values = [1, 2];
        using Tensor converted = from_array(values, float32);
        values[0] = 9;
        Assert.Equal([1f, 2f], converted.data<float>().ToArray());
    }

    [Fact]
    public void A_shared_array_lives_as_long_as_a_view_of_its_tensor()
    {
        (WeakReference array, Tensor view) = Share();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(3, view.item<long>());
        Assert.True(array.IsAlive, "the pinned array went although a view looks at it");
        view.Dispose();
        GC.Collect();
        Assert.False(array.IsAlive, "the array stays pinned after its last view has gone");
    }

    [Fact]
    public void Frombuffer_takes_a_part_of_an_array()
    {
        using Tensor part = frombuffer(new short[] { 1, 2, 3, 4 }, int16, count: 2, offset: 1);
        Assert.Equal(new short[] { 2, 3 }, part.data<short>().ToArray());
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(new short[] { 1 }, int16, count: 2));
        Assert.Throws<ArgumentException>(() => frombuffer(new short[] { 1 }, int16, offset: 1));
    }

    [Fact]
    public void A_shape_larger_than_its_array_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => tensor(new float[5], [2, 3]));
        Assert.Contains("6 vs. 5", error.Message);
    }

    [Fact]
    public void Constants_have_their_values_types_and_shapes()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0f, 0, 0, 0, 0, 0], zeros(2, 3).data<float>().ToArray());
        Assert.Equal([1L, 1], ones(2, dtype: int64).data<long>().ToArray());
        Assert.Equal([2.5, 2.5, 2.5], full(3, 2.5, dtype: float64).data<double>().ToArray());
        Assert.Equal([1f, 0, 0, 1, 0, 0], eye(3, 2).data<float>().ToArray());
        Assert.Equal([3, 4, 5, 6], empty(3, 4, 5, 6).shape);
        Assert.Equal(ScalarType.Float64, new float[,] { { 1 } } is { } rows ? tensor(rows, dtype: float64).dtype : default);
    }

    [Fact]
    public void Ranges_follow_the_type_of_their_ends()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([0L, 1, 2], arange(3).data<long>().ToArray());
        Assert.Equal([1f, 1.5f, 2], arange(1, 2.25, 0.5).data<float>().ToArray());
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], linspace(0, 1, 5, dtype: float64).data<double>().ToArray());
    }

    [Fact]
    public void Numbers_and_arrays_turn_into_tensors_by_themselves()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor number = 3, array = new[] { 1.5, 2 };
        Assert.Equal((0L, ScalarType.Int32, 3), (number.ndim, number.dtype, number.item<int>()));
        Assert.Equal((1L, ScalarType.Float64), (array.ndim, array.dtype));
        Assert.Equal(ScalarType.Float32, tensor(1f).dtype);
        Assert.Equal([7L, 8], new long[] { 7, 8 }.ToTensor([2]).data<long>().ToArray());
    }

    [Fact]
    public void New_tensors_take_type_and_device_of_the_old_one()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor old = zeros(2, dtype: float64);
        Assert.Equal((ScalarType.Float64, 3L), (old.new_ones(3).dtype, old.new_ones(3).numel()));
        Assert.Equal(ScalarType.Int64, old.new_full(2, 2, 7, dtype: int64).dtype);
        Assert.Equal([2, 5], old.new_zeros([2, 5]).shape);
        Assert.Equal([4f, 4], full_like(zeros(2), 4).data<float>().ToArray());
    }

    [Fact]
    public void The_default_type_rules_what_is_made_without_one()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(ScalarType.Float32, get_default_dtype());
        Assert.Throws<ArgumentException>(() => set_default_dtype(int64));
        Assert.Equal(ScalarType.Float32, rand(2).dtype);
    }

    [Fact]
    public void Devices_are_read_from_text_and_absent_ones_refused()
    {
        Assert.Equal((DeviceType.CUDA, 1), (new Device("cuda:1").type, new Device("cuda:1").index));
        Assert.Equal("cpu", CPU.ToString());
        Assert.Contains("'gpu'", Assert.Throws<ArgumentException>(() => new Device("gpu")).Message);
        if (!cuda.is_available())
            Assert.Contains("CUDA", Assert.Throws<InvalidOperationException>(() => zeros(1, device: new Device("cuda"))).Message);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static (WeakReference, Tensor) Share()
    {
        long[] values = [1, 2, 3];
        using Tensor shared = from_array(values);
        return (new WeakReference(values), shared[2]);
    }
}
