using Strata.Analysis.Numerics;

namespace Strata.Analysis.Layers;

/// <summary>What one layer makes of the images; read when it is needed, because all layers together may not fit into memory.</summary>
/// <param name="Layer">As in "pixels", "conv1" or "fc1"; with its pooling, as in "conv1.mean", where a layer is there in several.</param>
/// <param name="Pooling">How maps became vectors, as in "mean"; null for what was a vector.</param>
/// <param name="Width">D.</param>
/// <param name="IsOutput">Whether it is what the network puts out, not what it hides.</param>
/// <param name="Read">Reads float32 [N,D].</param>
public sealed record LayerFeatures(string Layer, string? Pooling, int Width, bool IsOutput, Func<Matrix> Read)
{
    /// <summary>The images themselves.</summary>
    public const string Pixels = "pixels";

    /// <summary>The tensor's name, whatever its pooling; null for pixels.</summary>
    public string? Tensor { get; init; }

    /// <summary>The operator that made it, as in "Conv"; null for pixels.</summary>
    public string? Op { get; init; }

    /// <summary>The axes of one image's values before pooling, as in 32, 28, 28.</summary>
    public IReadOnlyList<long> Shape { get; init; } = [];
}
