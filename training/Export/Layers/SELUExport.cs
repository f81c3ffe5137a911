using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("selu", "Self-normalising ELU (Klambauer 2017)")]
sealed class SELUExport : LayerExport<SELU>
{
    protected override string Write(SELU module, LayerScope layer, string input) =>
        layer.Node("Selu", [input]);
}
