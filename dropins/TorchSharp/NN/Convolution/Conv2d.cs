using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of [N,in,H,W] or [in,H,W].</summary>
public sealed class Conv2d : Convolution
{
    static readonly long[] None = [0, 0];

    internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long)? padding,
        Padding? padding_type, (long, long) dilation, PaddingModes padding_mode, long groups, bool bias, Device device,
        ScalarType? dtype)
        : base(nameof(Conv2d), in_channels, out_channels, Pair.Of(kernel_size), Pair.Of(stride), Pair.Of(padding), padding_type,
            Pair.Of(dilation), false, [0, 0], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        RequireShape(input, 2);
        if (padding_mode != PaddingModes.Zeros)
        {
            using Tensor padded = Padded(input);
            return nn.functional.conv2d(padded, _weight, _bias, stride, None, dilation, groups);
        }
        return padding_type is null
            ? nn.functional.conv2d(input, _weight, _bias, stride, padding, dilation, groups)
            : nn.functional.conv2d_padding(input, _weight, _bias, stride, padding_type.Value, dilation, groups);
    }
}
