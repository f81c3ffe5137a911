using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("celu", "max(0, x) + min(0, alpha (exp(x/alpha) - 1))")]
sealed class CELUExport : LayerExport<CELU>
{
    protected override string Write(CELU module, LayerScope layer, string input) =>
        layer.Node("Celu", [input], NodeAttribute.Of("alpha", (float)module.alpha));
}
