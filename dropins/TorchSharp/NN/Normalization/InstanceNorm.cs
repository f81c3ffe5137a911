using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each image over its places.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device device,
        ScalarType? dtype, string name)
        : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        long[] shape = input.shape;
        long channel = shape.Length - GetNumberOfBatchDimensions();
        if (shape[channel] != num_features)
        {
            throw new ArgumentException(
                $"expected input's size at dim={channel} to match num_features ({num_features}), but got: {shape[channel]}.");
        }
        if (channel == 1)
            return Normalize(input);
        using Tensor batch = input.unsqueeze(0);
        using Tensor result = Normalize(batch);
        return result.squeeze(0);
    }

    /// <summary>The channel's place, counted from the end.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    Tensor Normalize(Tensor input) => nn.functional.instance_norm(input, running_mean, running_var, weight, bias,
        training || !track_running_stats, momentum ?? 0.1, eps);
}
