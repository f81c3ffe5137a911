using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The gradient of a convolution with respect to its input, as a layer: [N,in,H,W] or [in,H,W].</summary>
public sealed class ConvTranspose2d : ConvolutionTranspose
{
    internal ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride,
        (long, long) padding, (long, long) output_padding, (long, long) dilation, PaddingModes padding_mode, long groups,
        bool bias, Device device, ScalarType? dtype)
        : base(nameof(ConvTranspose2d), in_channels, out_channels, Pair.Of(kernel_size), Pair.Of(stride), Pair.Of(padding), null,
            Pair.Of(dilation), true, Pair.Of(output_padding), groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input, long[] output_size)
    {
        RequireShape(input, 2);
        long[] extra = _output_padding(input, output_size, kernel_size, stride, padding, dilation, 2);
        return nn.functional.conv_transpose2d(input, _weight, _bias, stride, padding, extra, dilation, groups);
    }
}
