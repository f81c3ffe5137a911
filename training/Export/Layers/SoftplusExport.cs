using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>log(1 + exp(beta x)) / beta. TorchSharp switches to x where beta x passes the threshold; so does this.</summary>
[Part("softplus", "log(1 + exp(beta x)) / beta")]
sealed class SoftplusExport : LayerExport<Softplus>
{
    protected override string Write(Softplus module, LayerScope layer, string input)
    {
        string beta = layer.Scalar("beta", module.beta);
        string scaled = layer.Step("Mul", "scaled", [input, beta]);
        string smooth = layer.Step("Div", "smooth", [layer.Step("Softplus", "softplus", [scaled]), beta]);
        string linear = layer.Step("Greater", "linear", [scaled, layer.Scalar("threshold", module.threshold)]);
        return layer.Node("Where", [linear, input, smooth]);
    }
}
