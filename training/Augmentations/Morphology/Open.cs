using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>Erosion, then dilation: bright parts that the square does not fit into vanish, others keep their size.</summary>
[Part("open", "Removes bright specks: erode, then dilate by a square of size pixels (3), with probability p (0.5)")]
sealed class Open : MorphologyAugmentation
{
    protected override Tensor Change(Tensor images, int size) => Largest(Smallest(images, size), size);
}
