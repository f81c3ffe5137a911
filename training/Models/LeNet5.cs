using Strata.Data;
using Strata.Registry;
using Strata.Training.Models.Layers;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layer = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Strata.Training.Models;

/// <summary>
/// LeNet-5 as LeCun 1998, section II.B describes it: 32x32 input, conv2 by table I, averages with a trained coefficient and bias,
/// the scaled tanh after every layer, weights drawn within ±2.4/inputs; 60,000 parameters with the RBF output.
/// </summary>
/// <remarks>
/// What differs from the paper: the loss is the one chosen for the run, not the paper's; pixels are normalised as in every other run;
/// conv5 of the paper stands as fc1, which is the same on 5x5 maps; inputs of a conv2 kernel are counted as if it saw all maps.
/// </remarks>
[Part("lenet5-1998", "LeNet-5 as in the paper: 32x32 input, table of connections, trained averages, scaled tanh, output=linear or rbf")]
sealed class LeNet5 : IModel
{
    const int Side = 32;

    // Which maps of pool1 each map of conv2 sees (table I).
    static readonly int[][] Table =
    [
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], [0, 1, 2, 3, 4, 5],
    ];

    static readonly LayerChoices Own = new() { Activation = "scaled-tanh", Pool = "subsample" };

    public Layer Build(ImageShape image, int classes, PartParameters parameters)
    {
        LayerChoices choices = LayerChoices.Read(parameters, Own, Activations.Pointwise);
        LayerStack stack = Pad(new LayerStack("lenet5-1998", image, choices, least: 12))
            .Conv(6, 5)                                                       // [N,6,28,28]
            .Pool().Activate()                                                // [N,6,14,14]
            .Conv(Table.Length, 5, stride: 1, padding: 0, new TableConvolution(6, 5, Table))     // [N,16,10,10]
            .Pool().Activate()                                                // [N,16,5,5]
            .Hidden([120, ClassCodes.Length]);
        Layer network = parameters.Choice("output", "linear", "linear", "rbf") == "rbf"
            ? stack.Finish(new RadialBasis(Codes(classes, parameters)))
            : stack.Logits(classes);
        if (choices.Init == LayerChoices.OwnInit)
            Initialisation.Apply(network, weight => init.uniform_(weight, -Bound(weight), Bound(weight)));
        return network;
    }

    // Zeros on all sides, the odd one at the end; larger images stay as they are.
    static LayerStack Pad(LayerStack stack)
    {
        (int rows, int columns) = (Math.Max(0, Side - stack.Shape.Height), Math.Max(0, Side - stack.Shape.Width));
        return rows + columns == 0 ? stack : stack.Add(
            "pad",
            ZeroPad2d((columns / 2, columns - columns / 2, rows / 2, rows - rows / 2)),
            stack.Shape with { Height = stack.Shape.Height + rows, Width = stack.Shape.Width + columns });
    }

    static float[][] Codes(int classes, PartParameters parameters)
    {
        int seed = parameters.Whole("codes", otherwise: -1);
        return classes == 10 && seed < 0 ? ClassCodes.Digits() : ClassCodes.Random(classes, Math.Max(seed, 1));
    }

    static double Bound(Tensor weight) => 2.4 * weight.shape[0] / weight.numel();
}
