using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>Dilation, then erosion: dark gaps that the square does not fit into vanish, others keep their size.</summary>
[Part("close", "Fills dark gaps: dilate, then erode by a square of size pixels (3), with probability p (0.5)")]
sealed class Close : MorphologyAugmentation
{
    protected override Tensor Change(Tensor images, int size) => Smallest(Largest(images, size), size);
}
