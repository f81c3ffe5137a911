using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("hard-swish", "x times hard sigmoid")]
sealed class HardswishExport : LayerExport<Hardswish>
{
    protected override string Write(Hardswish module, LayerScope layer, string input) =>
        layer.Node("HardSwish", [input]);
}
