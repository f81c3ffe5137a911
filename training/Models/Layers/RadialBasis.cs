using Strata.Onnx;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>
/// Minus the squared distance to one fixed code a class (LeCun 1998, section II.B): [N,D] to logits [N,K]. The paper puts out the
/// distance and minimises it; with its sign turned it is a logit, and the common losses apply.
/// </summary>
sealed class RadialBasis : Module<Tensor, Tensor>, IOnnxModule
{
    readonly Tensor codes;

    /// <param name="targets">The codes [K][D], saved with the weights and never trained.</param>
    public RadialBasis(float[][] targets) : base(nameof(RadialBasis))
    {
        codes = tensor(targets.SelectMany(code => code).ToArray()).reshape(targets.Length, targets[0].Length);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor rows = input.unsqueeze(1), difference = rows.sub(codes), squared = difference.pow(2), distance = squared.sum([2L]);
        return distance.neg();
    }

    public string Export(LayerScope layer, string input)
    {
        string rows = layer.Step("Unsqueeze", "rows", [input, layer.Integers("rows.axes", 1)]);
        string difference = layer.Step("Sub", "difference", [rows, layer.Weights("codes", codes)]);
        string squared = layer.Step("Mul", "squared", [difference, difference]);
        string distance = layer.Step("ReduceSum", "distance", [squared, layer.Integers("axes", 2)], NodeAttribute.Of("keepdims", 0));
        return layer.Node("Neg", [distance]);
    }
}
