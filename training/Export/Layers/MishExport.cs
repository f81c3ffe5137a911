using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("mish", "x tanh(softplus(x))")]
sealed class MishExport : LayerExport<Mish>
{
    protected override string Write(Mish module, LayerScope layer, string input) =>
        layer.Node("Mul", [input, layer.Step("Tanh", "tanh", [layer.Step("Softplus", "softplus", [input])])]);
}
