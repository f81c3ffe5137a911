using Strata.Onnx;
using Strata.Storage;

namespace Strata.Training.Export;

/// <summary>A model as ONNX, twice: lean for inference, and with every layer's activation as a further output; and the proof of both.</summary>
/// <param name="Model">Input `image` uint8 [N,C,H,W]; outputs `logits` and `probabilities` float32 [N,classes].</param>
/// <param name="Layers">The same graph with one more output a layer, named after it.</param>
/// <param name="Proof">How it was checked against TorchSharp.</param>
public sealed record ExportedModel(ModelProto Model, ModelProto Layers, ExportProof Proof)
{
    /// <summary>Writes model.onnx and layers.onnx into a folder.</summary>
    /// <exception cref="InputException">The folder cannot be written, or the model is 2 GiB or larger.</exception>
    public void Save(string folder)
    {
        OutputFolder.Require(folder);
        OnnxFile.Save(Model, Path.Combine(folder, "model.onnx"));
        OnnxFile.Save(Layers, Path.Combine(folder, "layers.onnx"));
    }
}
