using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor bias = null, long? stride = null,
                long? padding = null, long? dilation = null, long groups = 1) =>
                Convolve1d(input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor bias = null, long? stride = null,
                Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Convolve1d(input, weight, bias, [stride ?? 1], padding, [dilation ?? 1], groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null,
                long[] padding = null, long[] dilation = null, long groups = 1) =>
                Aten.conv2d.Tensor(
                    input, weight, bias, strides ?? Pair.Ones, padding ?? Pair.Zeros, dilation ?? Pair.Ones, groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null,
                Padding padding = Padding.Valid, long[] dilation = null, long groups = 1) =>
                Aten.conv2d_padding.Tensor(
                    input, weight, bias, strides ?? Pair.Ones, Name(padding), dilation ?? Pair.Ones, groups);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor bias = null, long[] strides = null,
                long[] padding = null, long[] output_padding = null, long[] dilation = null, long groups = 1) =>
                Aten.conv_transpose2d_input.Tensor(input, weight, bias, strides ?? Pair.Ones, padding ?? Pair.Zeros,
                    output_padding ?? Pair.Zeros, groups, dilation ?? Pair.Ones);

            internal static Tensor Convolve1d(Tensor input, Tensor weight, Tensor bias, long[] stride, long[] padding,
                long[] dilation, long groups) => Aten.conv1d.Tensor(input, weight, bias, stride, padding, dilation, groups);

            internal static Tensor Convolve1d(Tensor input, Tensor weight, Tensor bias, long[] stride, Padding padding,
                long[] dilation, long groups) =>
                Aten.conv1d_padding.Tensor(input, weight, bias, stride, Name(padding), dilation, groups);

            static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
