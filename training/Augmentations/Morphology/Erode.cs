using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>Bright parts shrink.</summary>
[Part("erode", "Thins strokes: the smallest value in a square of size pixels (3), with probability p (0.5)")]
sealed class Erode : MorphologyAugmentation
{
    protected override Tensor Change(Tensor images, int size) => Smallest(images, size);
}
