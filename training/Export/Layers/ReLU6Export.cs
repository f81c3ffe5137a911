using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("relu6", "min(max(0, x), 6)")]
sealed class ReLU6Export : LayerExport<ReLU6>
{
    protected override string Write(ReLU6 module, LayerScope layer, string input) =>
        layer.Node("Clip", [input, layer.Scalar("min", 0), layer.Scalar("max", 6)]);
}
