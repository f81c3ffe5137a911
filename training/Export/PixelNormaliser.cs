using static TorchSharp.torch;

namespace Strata.Training.Export;

/// <summary>Applies a <see cref="Preprocessing"/> on one device; keeps its factors there.</summary>
public sealed class PixelNormaliser(Preprocessing preprocessing, Device device) : IDisposable
{
    readonly Tensor _factor = tensor(preprocessing.Factor).reshape(1, -1, 1, 1).to(device).DetachFromDisposeScope();
    readonly Tensor _offset = tensor(preprocessing.Offset).reshape(preprocessing.OffsetShape).to(device).DetachFromDisposeScope();

    /// <summary>uint8 [N,C,H,W] to float32 [N,C,H,W], normalised.</summary>
    public Tensor Apply(Tensor pixels) => pixels.to(ScalarType.Float32).mul_(_factor).add_(_offset);

    /// <summary>float32 [N,C,H,W] in 0..1 to the same, normalised.</summary>
    public Tensor ApplyToShares(Tensor images) => images.mul(255).mul_(_factor).add_(_offset);

    /// <inheritdoc/>
    public void Dispose()
    {
        _factor.Dispose();
        _offset.Dispose();
    }
}
