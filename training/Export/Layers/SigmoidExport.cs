using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("sigmoid", "1 / (1 + exp(-x))")]
sealed class SigmoidExport : LayerExport<Sigmoid>
{
    protected override string Write(Sigmoid module, LayerScope layer, string input) =>
        layer.Node("Sigmoid", [input]);
}
