using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>What the VGG networks share (Simonyan and Zisserman 2015): blocks of 3x3 convolutions, pooling after each, two hidden layers.</summary>
/// <remarks>
/// Images of 128 pixels or more end in 7x7 maps and hidden layers of 4096. Smaller ones are pooled with half windows at the border,
/// so that 28 pixels become 14, 7, 4, 2, 1, and end in hidden layers of 512; both shrink with `width`. `norm` stands after
/// convolutions only, as in torchvision's variants with batch norm.
/// </remarks>
abstract class Vgg(string name, int[] convolutions) : IModel
{
    const int SmallestForLargeForm = 128;
    const int WidestGrowth = 8;

    /// <summary>Above it these networks tend to settle on one class.</summary>
    public double? LearningRateCeiling => 0.002;

    public Module<Tensor, Tensor> Build(ImageShape image, int classes, PartParameters parameters)
    {
        LayerChoices choices = LayerChoices.Read(parameters, new LayerChoices { Norm = "batch", Dropout = [0.5], Init = "kaiming" });
        int width = parameters.Whole("width", otherwise: 64, least: 1, most: 1 << 10);
        bool large = Math.Min(image.Height, image.Width) >= SmallestForLargeForm;
        int hidden = WidestGrowth * width * (large ? WidestGrowth : 1);
        LayerStack stack = new(name, image, choices, least: 17);
        for (int block = 0; block < convolutions.Length; block++)
        {
            for (int i = 0; i < convolutions[block]; i++)
                stack.Conv(width * Math.Min(1 << block, WidestGrowth), 3, padding: 1);
            stack.Pool(ceiling: !large);
        }
        if (large)
            stack.PoolTo(7);
        return stack.Hidden(parameters.Wholes("hidden", [hidden, hidden], least: 1, most: 1 << 16), normalise: false).Logits(classes);
    }
}
