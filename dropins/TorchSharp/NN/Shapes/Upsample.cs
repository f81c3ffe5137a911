using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Resizes the dimensions after the channels, to a size or by a factor.</summary>
public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    readonly long[] _size;
    readonly double[] _scale_factor;

    internal Upsample(long[] size, double[] scale_factor, UpsampleMode mode, bool? align_corners, bool? recompute_scale_factor)
        : base(nameof(Upsample))
    {
        (_size, _scale_factor) = (size, scale_factor);
        (this.mode, this.align_corners, this.recompute_scale_factor) = (mode, align_corners, recompute_scale_factor);
    }

    /// <summary>The target size; empty where a factor was given.</summary>
    public ReadOnlySpan<long> size => _size;

    /// <summary>One factor for each dimension; empty where a size was given.</summary>
    public ReadOnlySpan<double> scale_factor => _scale_factor;

    public UpsampleMode mode { get; private set; }

    public bool? align_corners { get; private set; }

    public bool? recompute_scale_factor { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.interpolate(
        input, _size, _scale_factor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
