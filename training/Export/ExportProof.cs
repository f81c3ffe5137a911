namespace Strata.Training.Export;

/// <summary>Where one layer differs between TorchSharp and ONNX Runtime, over all probe batches.</summary>
/// <param name="Layer">The layer, or the file and its output.</param>
/// <param name="Difference">The largest |TorchSharp - ONNX Runtime|.</param>
/// <param name="Magnitude">The largest activation.</param>
/// <param name="Rounding">What float32 itself leaves open: the largest change when all layers round to two bits less. 0 where nothing asked for it.</param>
public sealed record LayerDifference(string Layer, double Difference, double Magnitude, double Rounding = 0)
{
    // Two correct engines may each be that far from the exact values, and two bits are an estimate.
    const double RoundingsAllowed = 4;

    /// <summary>The largest difference that passes: that share of activations above 1, or as much as rounding explains.</summary>
    /// <remarks>Rounding that overflowed explains nothing.</remarks>
    public double Allowed(double tolerance) =>
        Math.Max(tolerance * Math.Max(1, Magnitude), double.IsFinite(Rounding) ? RoundingsAllowed * Rounding : 0);
}

/// <summary>
/// What an export was checked with and how it came out: the same images through TorchSharp and through ONNX Runtime at several
/// batch sizes, layer by layer, with every submodule in evaluation mode.
/// </summary>
public sealed record ExportProof
{
    /// <summary>The batch sizes that were run; 1, 2 and 7 show that no batch axis was frozen.</summary>
    public required IReadOnlyList<int> Batches { get; init; }

    /// <summary>The number of different images.</summary>
    public required int Images { get; init; }

    /// <summary>The difference that passes, for activations up to 1; see <see cref="LayerDifference.Allowed"/>.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The number of submodules that were found in evaluation mode: all of them, or the export would have failed.</summary>
    public required int ModulesInEvaluationMode { get; init; }

    /// <summary>Every layer of layers.onnx in order, then the outputs of both files.</summary>
    public required IReadOnlyList<LayerDifference> Layers { get; init; }

    /// <summary>The largest difference of any layer.</summary>
    public double Largest => Layers.Max(layer => layer.Difference);

    /// <summary>The first layer that differs by more than the tolerance allows, or null.</summary>
    public LayerDifference? FirstFailure => Layers.FirstOrDefault(layer => !(layer.Difference <= layer.Allowed(Tolerance)));
}
