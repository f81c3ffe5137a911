using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("alpha-dropout", "Alpha dropout, which does nothing at inference")]
sealed class AlphaDropoutExport : LayerExport<AlphaDropout>
{
    protected override string Write(AlphaDropout module, LayerScope layer, string input) =>
        layer.Node("Identity", [input]);
}
