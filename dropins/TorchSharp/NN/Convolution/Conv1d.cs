using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of [N,in,L] or [in,L].</summary>
public sealed class Conv1d : Convolution
{
    static readonly long[] None = [0];

    internal Conv1d(long in_channels, long out_channels, long kernel_size, long stride, long? padding, Padding? padding_type,
        long dilation, PaddingModes padding_mode, long groups, bool bias, Device device, ScalarType? dtype)
        : base(nameof(Conv1d), in_channels, out_channels, [kernel_size], [stride], padding is null ? null : [padding.Value],
            padding_type, [dilation], false, [0], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        RequireShape(input, 1);
        if (padding_mode != PaddingModes.Zeros)
        {
            using Tensor padded = Padded(input);
            return nn.functional.Convolve1d(padded, _weight, _bias, stride, None, dilation, groups);
        }
        return padding_type is null
            ? nn.functional.Convolve1d(input, _weight, _bias, stride, padding, dilation, groups)
            : nn.functional.Convolve1d(input, _weight, _bias, stride, padding_type.Value, dilation, groups);
    }
}
