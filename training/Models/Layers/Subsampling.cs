using Strata.Training.Export;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>Average pooling, times a trained coefficient and plus a trained bias for each map (LeCun 1998, section II.B). [N,C,H,W].</summary>
sealed class Subsampling : Module<Tensor, Tensor>, IOnnxModule
{
    readonly AvgPool2d mean;
    readonly Parameter coefficient;
    readonly Parameter bias;

    public Subsampling(long channels, AvgPool2d mean) : base(nameof(Subsampling))
    {
        this.mean = mean;
        coefficient = Parameter(ones(channels, 1, 1));
        bias = Parameter(zeros(channels, 1, 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor means = mean.call(input), scaled = means.mul(coefficient);
        return scaled.add(bias);
    }

    public string Export(LayerScope layer, string input)
    {
        string scaled = layer.Step("Mul", "scaled", [layer.Child("mean", mean, input), layer.Weights("coefficient", coefficient)]);
        return layer.Node("Add", [scaled, layer.Weights("bias", bias)]);
    }
}
