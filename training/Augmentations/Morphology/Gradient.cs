using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>The morphological gradient: what dilation adds and erosion takes.</summary>
[Part("gradient", "Leaves the outlines: dilated minus eroded by a square of size pixels (3), with probability p (0.5)")]
sealed class Gradient : MorphologyAugmentation
{
    protected override Tensor Change(Tensor images, int size) => Largest(images, size).sub_(Smallest(images, size));
}
