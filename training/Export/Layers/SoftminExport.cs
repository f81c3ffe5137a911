using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("softmin", "Softmax of -x along one axis")]
sealed class SoftminExport : LayerExport<Softmin>
{
    protected override string Write(Softmin module, LayerScope layer, string input) =>
        layer.Node("Softmax", [layer.Step("Neg", "negated", [input])], NodeAttribute.Of("axis", module.dim));
}
