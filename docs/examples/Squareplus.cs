using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>(x + √(x² + 4)) / 2, a smooth ReLU without exponentials (Barron 2021, arXiv:2112.11687, with b = 4).</summary>
sealed class Squareplus() : Module<Tensor, Tensor>(nameof(Squareplus)), IOnnxModule
{
    const double B = 4;

    public override Tensor forward(Tensor x)
    {
        using Tensor square = x.mul(x), shifted = square.add(B), root = shifted.sqrt(), sum = root.add(x);
        return sum.mul(0.5);
    }

    public string Export(LayerScope layer, string input)
    {
        string square = layer.Step("Mul", "square", [input, input]);
        string root = layer.Step("Sqrt", "root", [layer.Step("Add", "shifted", [square, layer.Scalar("b", B)])]);
        return layer.Node("Mul", [layer.Step("Add", "sum", [root, input]), layer.Scalar("half", 0.5)]);
    }
}
