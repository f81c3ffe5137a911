using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("log-sigmoid", "-softplus(-x)")]
sealed class LogSigmoidExport : LayerExport<LogSigmoid>
{
    protected override string Write(LogSigmoid module, LayerScope layer, string input) =>
        layer.Node("Neg", [layer.Step("Softplus", "softplus", [layer.Step("Neg", "negated", [input])])]);
}
