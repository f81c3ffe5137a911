using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("hardtanh", "x clipped to a range")]
sealed class HardtanhExport : LayerExport<Hardtanh>
{
    protected override string Write(Hardtanh module, LayerScope layer, string input) =>
        layer.Node("Clip", [input, layer.Scalar("min", module.min_val), layer.Scalar("max", module.max_val)]);
}
