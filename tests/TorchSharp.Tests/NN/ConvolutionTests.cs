using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class ConvolutionTests
{
    [Fact]
    public void A_convolution_is_the_sum_of_products_under_its_kernel()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = arange(9).to(ScalarType.Float32).reshape(1, 1, 3, 3);
        Tensor kernel = tensor(new float[] { 1, 0, 0, -1 }).reshape(1, 1, 2, 2);
        Assert.Equal([-4, -4, -4, -4], functional.conv2d(image, kernel).data<float>().ToArray());
        // The corner windows hold one pixel, those at the edges two.
        Assert.Equal([10, 8, 4, 6], functional.conv2d(image, kernel, ones(1) * 10, [2, 2], [1, 1]).data<float>().ToArray());
    }

    [Fact]
    public void The_padding_of_a_layer_can_be_changed()
    {
        using DisposeScope scope = NewDisposeScope();
        using Conv2d layer = Conv2d(1, 1, (3, 2));
        Tensor image = randn(1, 1, 5, 5);
        layer.SetPadding([2, 1]);
        Assert.Equal([1, 1, 7, 6], layer.call(image).shape);
        layer.SetPadding(Padding.Same);
        Assert.Equal([1, 1, 5, 5], layer.call(image).shape);
        Assert.Null(layer.padding);
        layer.SetPadding(Padding.Valid);
        Assert.Equal([1, 1, 3, 4], layer.call(image).shape);
        Assert.Throws<ArgumentException>(() => Conv2d(1, 1, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => ConvTranspose2d(1, 1, 3).SetPadding(Padding.Same));
        Assert.Throws<ArgumentException>(() => ConvTranspose2d(1, 1, 3, padding_mode: PaddingModes.Reflect));
    }

    [Fact]
    public void A_transposed_convolution_reaches_every_size_within_its_stride()
    {
        using DisposeScope scope = NewDisposeScope();
        using ConvTranspose2d layer = ConvTranspose2d(2, 1, 3, stride: 2, padding: 1);
        Tensor image = randn(1, 2, 4, 5);
        Assert.Equal([1, 1, 7, 9], layer.call(image).shape);
        Assert.Equal([1, 1, 8, 9], layer.forward(image, [8, 9]).shape);
        Assert.Equal([1, 1, 7, 10], layer.forward(image, [1, 1, 7, 10]).shape);
        Assert.Contains("range from 7 to 8", Assert.Throws<ArgumentException>(() => layer.forward(image, [9, 9])).Message);
        Assert.Throws<ArgumentException>(() => layer.forward(image, [8]));
    }

    [Fact]
    public void An_input_of_other_channels_is_refused_with_both_numbers()
    {
        using Conv2d layer = Conv2d(3, 4, 3);
        ArgumentException error = Assert.Throws<ArgumentException>(() => layer.call(zeros(2, 1, 8, 8)));
        Assert.Contains("3 channels", error.Message);
        Assert.Contains("[2,1,8,8]", error.Message);
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2));
    }

    [Fact]
    public void The_places_of_maxima_count_row_by_row()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = tensor(new float[] { 1, 5, 2, 0, 3, 4, 8, 7, 0, 0, 0, 6, 9, 0, 0, 0 }).reshape(1, 1, 4, 4);
        (Tensor values, Tensor indices) = MaxPool2d(2).forward_with_indices(image);
        Assert.Equal([5, 8, 9, 6], values.data<float>().ToArray());
        Assert.Equal([1, 6, 12, 11], indices.data<long>().ToArray());
        (values, indices) = MaxPool1d(2).forward_with_indices(image.reshape(1, 16));
        Assert.Equal([5, 2, 4, 8, 0, 6, 9, 0], values.data<float>().ToArray());
        Assert.Equal(1, indices.data<long>()[0]);
        (values, indices) = AdaptiveMaxPool2d([1, 1]).forward_with_indices(image);
        Assert.Equal((9f, 12L), (values.item<float>(), indices.item<long>()));
    }

    [Fact]
    public void Resizing_is_refused_where_its_arguments_contradict_each_other()
    {
        using Tensor image = zeros(1, 1, 4, 4);
        Assert.Throws<ArgumentException>(() => functional.interpolate(image));
        Assert.Throws<ArgumentException>(() => functional.interpolate(image, [8, 8], [2, 2]));
        Assert.Throws<ArgumentException>(() => functional.interpolate(image, [8]));
        Assert.Throws<ArgumentException>(() => functional.interpolate(image, [8, 8], mode: InterpolationMode.Linear));
        Assert.Throws<ArgumentException>(() => functional.interpolate(image, [8, 8], align_corners: true));
        Assert.Throws<ArgumentException>(() => functional.interpolate(image, [8, 8], antialias: true));
    }

    [Theory]
    [InlineData(InterpolationMode.Area)]
    [InlineData(InterpolationMode.Bilinear)]
    [InlineData(InterpolationMode.Bicubic)]
    public void Shrinking_with_antialias_or_by_area_keeps_the_mean_of_a_plane(InterpolationMode mode)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = Ramp.Of([1, 1, 8, 8]);
        Tensor half = functional.interpolate(image, [4, 4], mode: mode, antialias: mode != InterpolationMode.Area);
        Assert.InRange(half.mean().ToDouble() - image.mean().ToDouble(), -0.15, 0.15);
        if (mode == InterpolationMode.Area)
            Assert.True(half.allclose(functional.avg_pool2d(image, 2)), "area by halves is no mean of four");
    }
}
