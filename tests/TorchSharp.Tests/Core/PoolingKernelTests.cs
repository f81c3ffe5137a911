using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Strata.Tests.Core;

/// <summary>The fast kernel serves float32 alone; float64 goes through libtorch's own, and every bit must be the same.</summary>
public class PoolingKernelTests
{
    public static TheoryData<long[]> Shapes =>
        [[2, 3, 28, 28], [1, 1, 2, 2], [5, 2, 7, 9], [3, 4, 6, 5], [2, 130, 101], [1, 2, 3, 2100], [4, 1, 250, 12],
            [70, 5, 14, 14]];

    [Theory, MemberData(nameof(Shapes))]
    public void Values_places_and_gradients_are_those_of_libtorch(long[] shape)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(9);
        // Few levels, so that many windows hold equal values, and the first of them must win.
        Tensor numbers = randint(-3, 4, shape, dtype: float32, generator: generator);
        Check(numbers);
        Check(randn(shape, generator: generator));
        numbers[randn(shape, generator: generator) > 1.2] = tensor(float.NaN);
        Check(numbers);
        numbers[randn(shape, generator: generator) > 0.5] = tensor(float.NegativeInfinity);
        Check(numbers);
    }

    [Fact]
    public void Other_windows_and_strides_go_to_libtorch()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor numbers = arange(25, dtype: float32).reshape(1, 1, 5, 5);
        Assert.Equal([3, 3], F.max_pool2d(numbers, 2, ceil_mode: true).shape[2..]);
        Assert.Equal([12f, 14, 22, 24], F.max_pool2d(numbers, 3, 2).data<float>().ToArray());
        Assert.Equal([6f, 8, 16, 18], F.max_pool2d(numbers, 2).data<float>().ToArray());
        Assert.Equal([6f, 16, 8, 18], F.max_pool2d(numbers.transpose(2, 3), 2).data<float>().ToArray());
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => F.max_pool2d(zeros(1, 1, 1, 5), 2));
    }

    static void Check(Tensor numbers)
    {
        (float[] values, long[] places, float[] gradients) = Pooled(numbers, float32);
        (float[] expected, long[] expectedPlaces, float[] expectedGradients) = Pooled(numbers, float64);
        Assert.Equal(expected, values);
        Assert.Equal(expectedPlaces, places);
        Assert.Equal(expectedGradients, gradients);
    }

    static (float[], long[], float[]) Pooled(Tensor numbers, ScalarType type)
    {
        Tensor input = numbers.detach().to(type, copy: true).requires_grad_();
        (Tensor values, Tensor places) = F.max_pool2d_with_indices(input, [2, 2]);
        values.backward([arange(values.numel(), dtype: type).reshape(values.shape)]);
        return (Numbers(values.detach()), places.data<long>().ToArray(), Numbers(input.grad));
    }

    static float[] Numbers(Tensor tensor) => tensor.to(float32).data<float>().ToArray();
}
