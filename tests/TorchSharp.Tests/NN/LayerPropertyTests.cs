using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

/// <summary>An exporter reads the layers through these properties: each must say what the layer computes with.</summary>
public class LayerPropertyTests
{
    [Fact]
    public void A_convolution_shows_how_it_was_made()
    {
        using Conv2d layer = Conv2d(4, 6, (3, 5), stride: (2, 1), padding: (1, 0), dilation: (1, 2), groups: 2, bias: false,
            padding_mode: PaddingModes.Reflect);
        Assert.Equal((4L, 6L, 2L, PaddingModes.Reflect, false),
            (layer.in_channels, layer.out_channels, layer.groups, layer.padding_mode, layer.transposed));
        Assert.Equal([[3, 5], [2, 1], [1, 0], [1, 2], [0, 0]],
            new[] { layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.output_padding });
        Assert.Equal([6, 2, 3, 5], layer.weight.shape);
        Assert.Null(layer.bias);
        Assert.Null(layer.padding_type);
        using Conv1d same = Conv1d(1, 1, 3, Padding.Same);
        Assert.Equal(Padding.Same, same.padding_type);
        Assert.Null(same.padding);
        using ConvTranspose2d back = ConvTranspose2d(4, 6, 3, stride: 2, output_padding: 1, groups: 2);
        Assert.Equal([4, 3, 3, 3], back.weight.shape);
        Assert.Equal([1, 1], back.output_padding);
        Assert.True(back.transposed, "a transposed convolution says that it is none");
    }

    [Fact]
    public void Pooling_layers_show_their_windows()
    {
        using MaxPool2d plain = MaxPool2d(3), free = MaxPool2d([2, 3]);
        Assert.Equal([[3, 3], [3, 3], [0, 0], [1, 1]], new[] { plain.kernel_size, plain.stride, plain.padding, plain.dilation });
        Assert.Null(free.stride);
        using AvgPool2d average =
            AvgPool2d((2, 3), padding: (1, 0), ceil_mode: true, count_include_pad: false, divisor_override: 5);
        Assert.Equal([[2, 3], [1, 0]], new[] { average.kernel_size, average.padding });
        Assert.Null(average.stride);
        Assert.Equal((true, false, 5L), (average.ceil_mode, average.count_include_pad, average.divisor_override!.Value));
        Assert.Equal([4, 4], AdaptiveAvgPool2d(4).output_size);
        Assert.Equal([1, 2], AdaptiveMaxPool2d([1, 2]).output_size);
        Assert.Equal((3L, 2L), (MaxPool1d(3, stride: 2).kernel_size, MaxPool1d(3, stride: 2).stride!.Value));
    }

    [Fact]
    public void Norms_show_their_numbers_and_start_neutral()
    {
        using BatchNorm2d norm = BatchNorm2d(3, eps: 0.01, momentum: 0.2);
        Assert.Equal((3L, 0.01, 0.2, true, true),
            (norm.num_features, norm.eps, norm.momentum!.Value, norm.affine, norm.track_running_stats));
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1],
            cat([norm.weight.detach(), norm.bias.detach(), norm.running_mean, norm.running_var]).data<float>().ToArray());
        using BatchNorm1d bare = BatchNorm1d(3, affine: false, track_running_stats: false);
        Assert.Equal((null, null, null, null, null),
            (bare.weight, bare.bias, bare.running_mean, bare.running_var, bare.num_batches_tracked));
        using LayerNorm layer = LayerNorm([2, 3], bias: false);
        Assert.Equal([2, 3], layer.normalized_shape);
        Assert.Equal([2, 3], layer.weight.shape);
        Assert.Null(layer.bias);
        using GroupNorm group = GroupNorm(2, 6, eps: 0.5);
        Assert.Equal((2L, 0.5, true, 6L), (group.num_groups, group.eps, group.affine, group.weight.size(0)));
        using LocalResponseNorm response = LocalResponseNorm(5, 0.1, 0.2, 0.3);
        Assert.Equal((5L, 0.1, 0.2, 0.3), (response.size, response.alpha, response.beta, response.k));
    }

    [Fact]
    public void Small_layers_show_their_options()
    {
        Assert.Equal((0.01, false), (LeakyReLU().negative_slope, LeakyReLU().inplace));
        Assert.Equal((0.25, 7L, 0.25f), (PReLU(7).init, PReLU(7).num_parameters, PReLU(7).weight.max().ToSingle()));
        Assert.Equal((1.0, 1.0), (ELU().alpha, CELU().alpha));
        Assert.Equal((-1.0, 1.0), (Hardtanh().min_val, Hardtanh().max_val));
        Assert.Equal((1.0, 20.0), (Softplus().beta, Softplus().threshold));
        Assert.Equal((3.0, 4.0, true), (Threshold(3, 4, true).threshold, Threshold(3, 4).value, Threshold(3, 4, true).inplace));
        Assert.Equal((1L, -1L), (Flatten().start_dim, Flatten().end_dim));
        Assert.Equal((2L, -1L), (Softmax(2).dim, GLU().dim));
        Assert.Equal((0.5, 0.3), (Dropout().p, Dropout2d(0.3).p));
        Assert.Equal([1, 2, 3, 4], ReflectionPad2d((1, 2, 3, 4)).padding);
        Assert.Equal(9, ConstantPad2d(1, 9).value);
        Assert.Equal(3, PixelShuffle(3).upscale_factor);
        Upsample upsample = Upsample(scale_factor: [2, 3], mode: UpsampleMode.Bilinear, align_corners: true);
        Assert.Equal([2, 3], upsample.scale_factor.ToArray());
        Assert.True(upsample.size.IsEmpty, "a size where a factor was given");
        Assert.Equal((UpsampleMode.Bilinear, true), (upsample.mode, upsample.align_corners!.Value));
        Assert.Equal((4L, 3L), (Linear(4, 3).in_features, Linear(4, 3).out_features));
    }

    [Theory, MemberData(nameof(LayerForwardTests.Names), MemberType = typeof(LayerForwardTests))]
    public void A_layer_names_itself_by_its_type(string name)
    {
        using nn.Module<Tensor, Tensor> layer = LayerCases.All[name]();
        Assert.Equal(layer.GetType().Name, layer.GetName());
    }
}
