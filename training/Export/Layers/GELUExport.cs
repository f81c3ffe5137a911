using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>x/2 (1 + erf(x/sqrt 2)), the exact form (Hendrycks 2016); opset 17 has no Gelu of its own, ONNX Runtime fuses these.</summary>
[Part("gelu", "Gaussian error linear unit, exact form")]
sealed class GELUExport : LayerExport<GELU>
{
    protected override string Write(GELU module, LayerScope layer, string input)
    {
        string scaled = layer.Step("Div", "scaled", [input, layer.Scalar("sqrt2", Math.Sqrt(2))]);
        string phi = layer.Step("Add", "phi", [layer.Step("Erf", "erf", [scaled]), layer.Scalar("one", 1)]);
        return layer.Node("Mul", [layer.Step("Mul", "product", [input, phi]), layer.Scalar("half", 0.5)]);
    }
}
