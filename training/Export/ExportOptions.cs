using Strata.Data;

namespace Strata.Training.Export;

/// <summary>What an export needs to know beside the model.</summary>
public sealed record ExportOptions
{
    /// <summary>The graph's name, as in "lenet-relu".</summary>
    public string Name { get; init; } = "model";

    /// <summary>The shape of one image; fixed in the graph, only the batch axis stays open.</summary>
    public required ImageShape Image { get; init; }

    /// <summary>What goes before the model inside the graph; null for the scaling of pixels to 0..1.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>The class names, in the order of the model's outputs.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>Whether the classes are grades, each worse than the one before it, for the metadata.</summary>
    public bool HasGrades { get; init; }

    /// <summary>Images uint8 [N,C,H,W] that the export is checked with, at least 7; null for seeded random pixels.</summary>
    public byte[]? ProbeImages { get; init; }

    /// <summary>The largest difference |TorchSharp - ONNX Runtime| that passes, for activations up to 1; larger ones may differ in proportion, and very deep layers as far as rounding explains.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The data set that the model was trained on, for the metadata.</summary>
    public string? DataSet { get; init; }

    /// <summary>Which of its images the training held out, for the metadata.</summary>
    public HeldOut? HeldOut { get; init; }

    /// <summary>The fingerprint of each split of that data set, for the metadata.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>();

    /// <summary>The run that trained it, for the metadata.</summary>
    public string? Run { get; init; }
}
