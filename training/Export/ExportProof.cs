namespace Strata.Training.Export;

/// <summary>The largest |TorchSharp - ONNX Runtime| of one layer over all probe batches, and the largest activation it was measured on.</summary>
public sealed record LayerDifference(string Layer, double Difference, double Magnitude);

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

    /// <summary>The difference that passes, for activations up to 1.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The number of submodules that were found in evaluation mode: all of them, or the export would have failed.</summary>
    public required int ModulesInEvaluationMode { get; init; }

    /// <summary>Every layer of layers.onnx in order, then the outputs of both files.</summary>
    public required IReadOnlyList<LayerDifference> Layers { get; init; }

    /// <summary>The largest difference of any layer.</summary>
    public double Largest => Layers.Max(layer => layer.Difference);

    /// <summary>The first layer that differs by more than the tolerance allows, or null.</summary>
    public LayerDifference? FirstFailure => Layers.FirstOrDefault(layer => !(layer.Difference <= Tolerance * Math.Max(1, layer.Magnitude)));
}
