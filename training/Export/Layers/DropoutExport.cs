using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("dropout", "Dropout, which does nothing at inference")]
sealed class DropoutExport : LayerExport<Dropout>
{
    protected override string Write(Dropout module, LayerScope layer, string input) =>
        layer.Node("Identity", [input]);
}
