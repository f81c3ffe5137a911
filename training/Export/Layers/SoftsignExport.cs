using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("softsign", "x / (1 + |x|)")]
sealed class SoftsignExport : LayerExport<Softsign>
{
    protected override string Write(Softsign module, LayerScope layer, string input) =>
        layer.Node("Softsign", [input]);
}
