using Strata.Onnx;

namespace Strata.Quantization;

/// <summary>A quantised model.</summary>
/// <param name="Model">The model, in QDQ form.</param>
/// <param name="Layers">The tensors that layers with 8-bit weights put out.</param>
/// <param name="FoldedNorms">Batch normalisations that became part of a convolution.</param>
public sealed record QuantizedModel(ModelProto Model, IReadOnlyList<string> Layers, int FoldedNorms);
