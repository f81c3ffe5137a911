using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("dropout2d", "Dropout of whole channels, which does nothing at inference")]
sealed class Dropout2dExport : LayerExport<Dropout2d>
{
    protected override string Write(Dropout2d module, LayerScope layer, string input) =>
        layer.Node("Identity", [input]);
}
