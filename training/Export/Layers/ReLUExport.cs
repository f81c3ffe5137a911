using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("relu", "max(0, x)")]
sealed class ReLUExport : LayerExport<ReLU>
{
    protected override string Write(ReLU module, LayerScope layer, string input) =>
        layer.Node("Relu", [input]);
}
