using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("leaky-relu", "x where positive, else slope x")]
sealed class LeakyReLUExport : LayerExport<LeakyReLU>
{
    protected override string Write(LeakyReLU module, LayerScope layer, string input) =>
        layer.Node("LeakyRelu", [input], NodeAttribute.Of("alpha", (float)module.negative_slope));
}
