using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>1.7159 tanh(2x/3): it takes ±1 to ±1, and is steepest between them (LeCun 1998, appendix A).</summary>
sealed class ScaledTanh() : Module<Tensor, Tensor>(nameof(ScaledTanh)), IOnnxModule
{
    const double Amplitude = 1.7159;
    const double Slope = 2.0 / 3;

    public override Tensor forward(Tensor input)
    {
        using Tensor scaled = input.mul(Slope), squashed = scaled.tanh();
        return squashed.mul(Amplitude);
    }

    public string Export(LayerScope layer, string input)
    {
        string scaled = layer.Step("Mul", "scaled", [input, layer.Scalar("slope", Slope)]);
        return layer.Node("Mul", [layer.Step("Tanh", "tanh", [scaled]), layer.Scalar("amplitude", Amplitude)]);
    }
}
