using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Strata.Tests.Core;

public class DataTests
{
    [Fact]
    public void Elements_come_in_row_order_whatever_the_strides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor turned = arange(6).reshape(2, 3).t();
        TensorAccessor<long> elements = turned.data<long>();
        Assert.Equal([0L, 3, 1, 4, 2, 5], elements.ToArray());
        Assert.Equal([0L, 3, 1, 4, 2, 5], elements);
        Assert.Equal(4, elements[1, 1]);
        Assert.Equal(4, elements[3]);
        Assert.Equal(5, ((long[,])elements.ToNDArray())[2, 1]);
        elements[2, 1] = 50;
        Assert.Equal(50, turned[2, 1].item<long>());
    }

    [Fact]
    public void A_part_can_be_copied_out_and_in()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = arange(6).reshape(2, 3).t();
        long[] target = new long[4];
        numbers.data<long>().CopyTo(target, arrayIndex: 1, tensorIndex: 4);
        Assert.Equal([0L, 2, 5, 0], target);
        numbers.data<long>().CopyFrom([10L, 20], tensorIndex: 1);
        Assert.Equal([0L, 10, 20, 4, 2, 5], numbers.data<long>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => numbers.data<long>().CopyTo(target, tensorIndex: 6));
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        using Tensor pair = zeros(2, dtype: int16);
        pair.bytes[2] = 7;
        Assert.Equal(new short[] { 0, 7 }, pair.data<short>().ToArray());
        pair.bytes = new byte[] { 1, 0, 2, 0 };
        Assert.Equal(new short[] { 1, 2 }, pair.data<short>().ToArray());
        Assert.Throws<ArgumentException>(() => pair.bytes = new byte[3]);
        using Tensor turned = zeros(2, 3).t();
        Assert.Contains("contiguous", Assert.Throws<InvalidOperationException>(() => turned.bytes.Length).Message);
    }

    [Fact]
    public void The_wrong_element_type_is_refused()
    {
        using Tensor numbers = zeros(2);
        Assert.Contains("Int32", Assert.Throws<ArgumentException>(() => numbers.data<int>()).Message);
        Assert.Throws<ArgumentException>(() => numbers.item<float>());
        Assert.Throws<ArgumentException>(() => numbers[0].item<double>());
    }

    [Fact]
    public void A_single_element_turns_into_any_number()
    {
        using Tensor number = tensor(2.75);
        Assert.Equal(2, (int)number);
        Assert.Equal(2.75f, number.ToSingle());
        Assert.Equal(2.75, number.ToScalar().ToDouble());
        Assert.Equal(ScalarType.Float64, number.ToScalar().Type);
        Assert.True((bool)tensor(true), "true is true");
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => (double)zeros(2));
    }

    [Fact]
    public void Lists_nest_as_the_dimensions_do()
    {
        using Tensor numbers = arange(4).reshape(2, 2);
        var rows = Assert.IsType<List<object>>(numbers.tolist());
        Assert.Equal([2L, 3L], Assert.IsType<List<object>>(rows[1]));
        Assert.Equal(5, tensor(5).tolist());
    }

    [Fact]
    public void A_tensor_describes_itself()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = zeros(2, 3, 4, 5).permute(0, 2, 3, 1);
        Assert.Equal([2, 4, 5, 3], images.shape);
        Assert.Equal([60, 5, 1, 20], images.stride());
        Assert.Equal((4, 120, 4), (images.ndim, images.numel(), images.element_size()));
        Assert.Equal((3, 20), (images.size(-1), images.stride(3)));
        Assert.False(images.is_contiguous(), "a permuted tensor is not contiguous");
        Assert.Equal(4, images[0, 0, 4].storage_offset());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => images.size(4));
        Assert.Equal((ScalarType.Float32, DeviceType.CPU), (images.dtype, images.device_type));
    }

    [Fact]
    public void Conversions_round_as_C_does()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = tensor(new[] { -1.5, 0, 2.9 });
        Assert.Equal([-1, 0, 2], numbers.@int().data<int>().ToArray());
        Assert.Equal([true, false, true], numbers.@bool().data<bool>().ToArray());
        Assert.Equal([(Half)(-1.5), (Half)0, (Half)2.9], numbers.half().data<Half>().ToArray());
        Assert.Equal(ScalarType.BFloat16, numbers.bfloat16().dtype);
        Tensor gone = zeros(1);
        Assert.Equal(ScalarType.Float64, gone.to(float64, disposeAfter: true).dtype);
        Assert.True(gone.IsInvalid, "it was to be disposed after");
    }
}
