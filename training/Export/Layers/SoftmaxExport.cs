using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("softmax", "Softmax along one axis")]
sealed class SoftmaxExport : LayerExport<Softmax>
{
    protected override string Write(Softmax module, LayerScope layer, string input) =>
        layer.Node("Softmax", [input], NodeAttribute.Of("axis", module.dim));
}
