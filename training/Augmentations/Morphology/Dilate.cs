using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>Bright parts grow.</summary>
[Part("dilate", "Thickens strokes: the largest value in a square of size pixels (3), with probability p (0.5)")]
sealed class Dilate : MorphologyAugmentation
{
    protected override Tensor Change(Tensor images, int size) => Largest(images, size);
}
