using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("prelu", "x where positive, else a learned slope times x")]
sealed class PReLUExport : LayerExport<PReLU>
{
    protected override string Write(PReLU module, LayerScope layer, string input) =>
        layer.Node("PRelu", [input, layer.Weights("weight", LayerScope.Floats(module.weight), [module.num_parameters, .. Enumerable.Repeat(1L, layer.InputShape.Length - 1)])]);
}
