using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What transposed convolutions share: an output size that the stride leaves open is given by output_padding.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride,
        long[] padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias,
        PaddingModes padding_mode, Device device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding,
            groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <summary>As forward, with the spatial size that the output shall have; null leaves it to output_padding.</summary>
    public abstract Tensor forward(Tensor input, long[] output_size);

    /// <summary>The output padding that leads to a wanted size.</summary>
    /// <exception cref="ArgumentException">No padding does, or the size has the wrong number of dimensions.</exception>
    protected long[] _output_padding(Tensor input, long[] output_size, long[] kernel_size, long[] stride, long[] padding,
        long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
            return output_padding;
        long[] shape = input.shape;
        int spatial = (int)num_spatial_dims, leading = shape.Length - spatial;
        if (output_size.Length == shape.Length)
            output_size = output_size[leading..];
        if (output_size.Length != spatial)
        {
            throw new ArgumentException($"{GetName()}: for {shape.Length}D input, output_size must have {spatial} or"
                + $" {shape.Length} elements (got {output_size.Length})");
        }
        var result = new long[spatial];
        for (int dim = 0; dim < spatial; dim++)
        {
            long least = (shape[dim + leading] - 1) * stride[dim] - 2 * padding[dim] + dilation[dim] * (kernel_size[dim] - 1) + 1;
            result[dim] = output_size[dim] - least;
            if (result[dim] < 0 || result[dim] >= stride[dim])
            {
                throw new ArgumentException($"Requested an output size of [{string.Join(",", output_size)}], but valid sizes of"
                    + $" dimension {dim} range from {least} to {least + stride[dim] - 1}");
            }
        }
        return result;
    }
}
