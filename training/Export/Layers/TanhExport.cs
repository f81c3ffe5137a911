using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("tanh", "tanh(x)")]
sealed class TanhExport : LayerExport<Tanh>
{
    protected override string Write(Tanh module, LayerScope layer, string input) =>
        layer.Node("Tanh", [input]);
}
