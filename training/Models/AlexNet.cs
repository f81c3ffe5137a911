using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>AlexNet (Krizhevsky 2012): five convolutions, local response normalisation, two hidden layers with dropout.</summary>
/// <remarks>
/// Images of 96 pixels or more take the paper's form, made for 227: conv1 11x11 by steps of 4, pooling 3x3 by steps of 2, hidden
/// layers of 4096. Smaller ones keep their pixels longer: conv1 5x5, pooling 2x2, hidden layers of 1024. conv2, conv4 and conv5 see
/// half of the maps each, as on the paper's two GPUs; `towers=1` lets them see all. `norm` stands after convolutions only.
/// </remarks>
[Part("alexnet", "AlexNet: five convolutions, local response norm, dropout 0.5 (width=96 maps in conv1, towers=2, lrn=true)")]
sealed class AlexNet : IModel
{
    const int SmallestForLargeForm = 96;

    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        LayerChoices choices = LayerChoices.Read(parameters, new LayerChoices { Dropout = [0.5], Init = "kaiming" });
        int width = parameters.Whole("width", otherwise: 96, least: 6, most: 6 << 10);
        if (width % 6 != 0)
            throw new InputException($"alexnet: width={width} does not split into towers and their thirds: give a multiple of 6");
        int towers = parameters.Whole("towers", otherwise: 2, least: 1, most: 2);
        bool responses = parameters.Flag("lrn", choices.Norm == "none");
        bool large = Math.Min(image.Height, image.Width) >= SmallestForLargeForm;
        int hidden = large ? 4096 : 1024;
        LayerStack stack = new("alexnet", image, choices, least: 8);
        Pool(large ? stack.Conv(width, 11, stride: 4) : stack.Conv(width, 5, padding: 2), large, responses);
        Pool(stack.Conv(width / 3 * 8, 5, padding: 2, towers: towers), large, responses);
        stack.Conv(width * 4, 3, padding: 1).Conv(width * 4, 3, padding: 1, towers: towers);
        Pool(stack.Conv(width / 3 * 8, 3, padding: 1, towers: towers), large, responses: false);
        return stack.Hidden(parameters.Wholes("hidden", [hidden, hidden], least: 1, most: 1 << 16), normalise: false).Logits(classes);
    }

    // The paper's n = 5, k = 2, alpha = 1e-4, beta = 0.75; TorchSharp divides alpha by n.
    static LayerStack Pool(LayerStack stack, bool large, bool responses)
    {
        if (responses)
            stack.Count("lrn", LocalResponseNorm(5, 5e-4, 0.75, 2));
        return large ? stack.Pool(3, 2) : stack.Pool();
    }
}
