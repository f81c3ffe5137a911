using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("threshold", "x where above the threshold, else a value")]
sealed class ThresholdExport : LayerExport<Threshold>
{
    protected override string Write(Threshold module, LayerScope layer, string input)
    {
        string above = layer.Step("Greater", "above", [input, layer.Scalar("threshold", module.threshold)]);
        return layer.Node("Where", [above, input, layer.Scalar("value", module.value)]);
    }
}
