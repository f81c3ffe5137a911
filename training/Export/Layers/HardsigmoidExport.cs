using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("hard-sigmoid", "x/6 + 1/2 clipped to 0..1")]
sealed class HardsigmoidExport : LayerExport<Hardsigmoid>
{
    protected override string Write(Hardsigmoid module, LayerScope layer, string input) =>
        layer.Node("HardSigmoid", [input], NodeAttribute.Of("alpha", 1f / 6), NodeAttribute.Of("beta", 0.5f));
}
