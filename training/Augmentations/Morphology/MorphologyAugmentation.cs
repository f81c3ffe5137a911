using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Augmentations.Morphology;

/// <summary>
/// Grey-scale morphology with a square of size x size pixels (Serra 1982): what is bright is the foreground. Pixels outside
/// the image do not count.
/// </summary>
abstract class MorphologyAugmentation : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected sealed override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        int size = knobs.Whole("size", 3, 1, Math.Min(image.Height, image.Width));
        return size % 2 == 1 ? images => Change(images, size)
            : throw new InputException($"size={size} has no middle pixel: give an odd size, as in 3 or 5");
    }

    /// <summary>What the operation makes of images [B,C,H,W].</summary>
    protected abstract Tensor Change(Tensor images, int size);

    /// <summary>The largest value in the square about each pixel.</summary>
    protected static Tensor Largest(Tensor images, int size) => functional.max_pool2d(images, size, 1, size / 2);

    /// <summary>The smallest value in the square about each pixel.</summary>
    protected static Tensor Smallest(Tensor images, int size) => functional.max_pool2d(images.neg(), size, 1, size / 2).neg_();
}
