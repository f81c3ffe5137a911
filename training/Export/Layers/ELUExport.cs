using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("elu", "x where positive, else alpha (exp(x) - 1)")]
sealed class ELUExport : LayerExport<ELU>
{
    protected override string Write(ELU module, LayerScope layer, string input) =>
        layer.Node("Elu", [input], NodeAttribute.Of("alpha", (float)module.alpha));
}
