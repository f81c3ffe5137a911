using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Strata.Tests.Export;

/// <summary>A layer to export, on images [C,H,W] of odd shape; <c>Before</c> brings them into the form that the layer reads.</summary>
public sealed record LayerCase(string Part, string Variant, Func<Layer> Layer, int Channels, int Height, int Width, Func<Layer>? Before = null)
{
    public override string ToString() => $"{Part}, {Variant}";
}

/// <summary>At least one case for every registered layer export; strides, pads, dilations, groups, ceiling and missing biases included.</summary>
public static class LayerCases
{
    static Layer Sequence() => Flatten(2);    // [N,C,H,W] to [N,C,L]

    static Layer Vector() => Flatten();       // [N,C,H,W] to [N,F]

    static Layer Trained(Layer norm)
    {
        // Statistics and weights as training would leave them, not the ones that make a norm do nothing.
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in norm.named_parameters())
            init.uniform_(parameter, -1.5, 1.5);
        foreach ((string name, Tensor buffer) in norm.named_buffers())
            if (name.EndsWith("running_mean", StringComparison.Ordinal))
                buffer.uniform_(-1, 1);
            else if (name.EndsWith("running_var", StringComparison.Ordinal))
                buffer.uniform_(0.3, 2);
        return norm;
    }

    public static IReadOnlyList<LayerCase> All { get; } =
    [
        new("convolution", "5x5 pad 2", () => Conv2d(1, 6, 5, padding: 2), 1, 13, 11),
        new("convolution", "1x1 without bias", () => Conv2d(3, 4, 1, bias: false), 3, 5, 7),
        new("convolution", "stride 2, pad 1", () => Conv2d(3, 4, 3, stride: 2, padding: 1), 3, 9, 8),
        new("convolution", "dilation 2, two groups", () => Conv2d(4, 6, 3, padding: 2, dilation: 2, groups: 2), 4, 9, 7),
        new("convolution", "depthwise", () => Conv2d(3, 6, 3, groups: 3), 3, 7, 5),
        new("convolution", "oblong", () => Conv2d(2, 3, (3, 5), (2, 1), (1, 2), (1, 2)), 2, 9, 14),
        new("convolution", "same, even kernel", () => Conv2d(2, 3, 4, padding: Padding.Same), 2, 8, 7),
        new("convolution", "valid", () => Conv2d(2, 3, 4, padding: Padding.Valid), 2, 8, 7),
        new("convolution", "reflected pads", () => Conv2d(2, 3, 3, padding: 2, padding_mode: PaddingModes.Reflect), 2, 6, 5),
        new("convolution", "replicated pads", () => Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Replicate), 2, 6, 5),
        new("convolution", "circular pads", () => Conv2d(2, 3, 3, padding: 2, padding_mode: PaddingModes.Circular), 2, 6, 5),
        new("convolution", "one axis", () => Conv1d(2, 3, 3, stride: 2, padding: 1), 2, 5, 3, Sequence),
        new("convolution-transpose", "stride 2, output pad 1", () => ConvTranspose2d(3, 4, 3, stride: 2, padding: 1, output_padding: 1), 3, 5, 4),
        new("convolution-transpose", "two groups without bias", () => ConvTranspose2d(4, 4, 2, groups: 2, bias: false), 4, 3, 5),
        new("linear", "vector", () => Linear(30, 7), 2, 3, 5, Vector),
        new("linear", "without bias", () => Linear(30, 7, hasBias: false), 2, 3, 5, Vector),
        new("linear", "last of four axes", () => Linear(5, 4), 2, 3, 5),
        new("linear", "last of four axes without bias", () => Linear(5, 4, hasBias: false), 2, 3, 5),
        new("max-pool2d", "2x2", () => MaxPool2d(2), 2, 7, 9),
        new("max-pool2d", "ceiling", () => MaxPool2d(2, ceil_mode: true), 2, 7, 9),
        new("max-pool2d", "3x3 stride 2 pad 1 ceiling", () => MaxPool2d(3, 2, 1, ceil_mode: true), 2, 8, 9),
        new("max-pool2d", "window past the border", () => MaxPool2d(2, 3, ceil_mode: true), 2, 7, 10),
        new("max-pool2d", "dilation", () => MaxPool2d(2, 1, 1, 2), 2, 7, 9),
        new("max-pool1d", "3 stride 2", () => MaxPool1d(3, 2, 1), 2, 3, 5, Sequence),
        new("avg-pool2d", "2x2", () => AvgPool2d(2), 2, 7, 9),
        new("avg-pool2d", "pads counted", () => AvgPool2d(3, 2, 1), 2, 7, 9),
        new("avg-pool2d", "pads not counted", () => AvgPool2d(3, 2, 1, count_include_pad: false), 2, 7, 9),
        new("avg-pool2d", "ceiling", () => AvgPool2d(2, ceil_mode: true), 2, 7, 9),
        new("avg-pool2d", "ceiling, pads counted", () => AvgPool2d(3, 2, 1, ceil_mode: true), 2, 8, 10),
        new("avg-pool2d", "ceiling, pads not counted", () => AvgPool2d(3, 2, 1, ceil_mode: true, count_include_pad: false), 2, 8, 10),
        new("avg-pool2d", "divisor", () => AvgPool2d(3, 2, 1, divisor_override: 4), 2, 7, 9),
        new("adaptive-avg-pool2d", "1x1", () => AdaptiveAvgPool2d(1), 3, 5, 7),
        new("adaptive-avg-pool2d", "windows that overlap", () => AdaptiveAvgPool2d([3, 4]), 3, 7, 9),
        new("adaptive-avg-pool2d", "larger than the image", () => AdaptiveAvgPool2d([6, 7]), 2, 4, 5),
        new("adaptive-max-pool2d", "1x1", () => AdaptiveMaxPool2d([1, 1]), 3, 5, 7),
        new("adaptive-max-pool2d", "windows that overlap", () => AdaptiveMaxPool2d([3, 4]), 3, 7, 9),
        new("batch-norm", "2d", () => Trained(BatchNorm2d(3)), 3, 5, 4),
        new("batch-norm", "2d without weights", () => Trained(BatchNorm2d(3, affine: false)), 3, 5, 4),
        new("batch-norm", "1d", () => Trained(BatchNorm1d(12)), 3, 2, 2, Vector),
        new("instance-norm", "plain", () => InstanceNorm2d(3), 3, 5, 4),
        new("instance-norm", "with weights", () => Trained(InstanceNorm2d(3, affine: true)), 3, 5, 4),
        new("instance-norm", "with running statistics", () => Trained(InstanceNorm2d(3, affine: true, track_running_stats: true)), 3, 5, 4),
        new("layer-norm", "three axes", () => Trained(LayerNorm([3, 5, 4])), 3, 5, 4),
        new("layer-norm", "last axis without weights", () => LayerNorm(4, elementwise_affine: false), 3, 5, 4),
        new("group-norm", "two groups", () => Trained(GroupNorm(2, 4)), 4, 5, 3),
        new("group-norm", "without weights", () => GroupNorm(3, 3, affine: false), 3, 5, 3),
        new("local-response-norm", "size 5", () => LocalResponseNorm(5, 0.01, 0.75, 2), 7, 4, 3),
        new("local-response-norm", "size 4", () => LocalResponseNorm(4, 0.5, 0.75, 1), 7, 4, 3),
        new("identity", "any", () => Identity(), 2, 3, 4),
        new("dropout", "at inference", () => Dropout(0.5), 2, 3, 4),
        new("dropout2d", "at inference", () => Dropout2d(0.5), 2, 3, 4),
        new("alpha-dropout", "at inference", () => AlphaDropout(0.5), 2, 3, 4),
        new("flatten", "all", () => Flatten(), 2, 3, 4),
        new("flatten", "two axes", () => Flatten(1, 2), 2, 3, 4),
        new("unflatten", "channels", () => Unflatten(1, [2, 3]), 6, 3, 4),
        new("sequential", "nested", () => Sequential(("inner", Sequential(("conv", Conv2d(2, 3, 3)), ("relu", ReLU())))), 2, 5, 6),
        new("pixel-shuffle", "2", () => PixelShuffle(2), 8, 3, 2),
        new("upsample", "nearest", () => Upsample(scale_factor: [2, 3], mode: UpsampleMode.Nearest), 2, 3, 4),
        new("upsample", "bilinear", () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear), 2, 3, 4),
        new("upsample", "bilinear, corners aligned", () => Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear, align_corners: true), 2, 3, 4),
        new("constant-pad2d", "uneven", () => ConstantPad2d((1, 2, 0, 3), 0.7), 2, 3, 4),
        new("zero-pad2d", "uneven", () => ZeroPad2d((1, 2, 0, 3)), 2, 3, 4),
        new("reflection-pad2d", "uneven", () => ReflectionPad2d((1, 2, 0, 2)), 2, 4, 5),
        new("replication-pad2d", "uneven", () => ReplicationPad2d((1, 2, 0, 3)), 2, 3, 4),
        new("relu", "any", () => ReLU(), 2, 3, 4),
        new("relu6", "any", () => ReLU6(), 2, 3, 4),
        new("leaky-relu", "slope 0.2", () => LeakyReLU(0.2), 2, 3, 4),
        new("prelu", "one slope", () => PReLU(1, 0.3), 2, 3, 4),
        new("prelu", "a slope for each channel", () => Trained(PReLU(2, 0.3)), 2, 3, 4),
        new("elu", "alpha 0.7", () => ELU(0.7), 2, 3, 4),
        new("selu", "any", () => SELU(), 2, 3, 4),
        new("celu", "alpha 0.7", () => CELU(0.7), 2, 3, 4),
        new("gelu", "any", () => GELU(), 2, 3, 4),
        new("silu", "any", () => SiLU(), 2, 3, 4),
        new("mish", "any", () => Mish(), 2, 3, 4),
        new("sigmoid", "any", () => Sigmoid(), 2, 3, 4),
        new("tanh", "any", () => Tanh(), 2, 3, 4),
        new("hardtanh", "-0.5 to 0.8", () => Hardtanh(-0.5, 0.8), 2, 3, 4),
        new("hard-sigmoid", "any", () => Hardsigmoid(), 2, 3, 4),
        new("hard-swish", "any", () => Hardswish(), 2, 3, 4),
        new("softplus", "beta 2, threshold 1", () => Softplus(2, 1), 2, 3, 4),
        new("softsign", "any", () => Softsign(), 2, 3, 4),
        new("log-sigmoid", "any", () => LogSigmoid(), 2, 3, 4),
        new("softmax", "channels", () => Softmax(1), 3, 3, 4),
        new("log-softmax", "last axis", () => LogSoftmax(-1), 3, 3, 4),
        new("softmin", "channels", () => Softmin(1), 3, 3, 4),
        new("threshold", "0.3 to -1", () => Threshold(0.3, -1), 2, 3, 4),
        new("glu", "channels", () => GLU(1), 4, 3, 4),
        new("glu", "last axis", () => GLU(-1), 2, 3, 4),
    ];
}
