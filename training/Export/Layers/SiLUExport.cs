using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("silu", "x sigmoid(x)")]
sealed class SiLUExport : LayerExport<SiLU>
{
    protected override string Write(SiLU module, LayerScope layer, string input) =>
        layer.Node("Mul", [input, layer.Step("Sigmoid", "sigmoid", [input])]);
}
