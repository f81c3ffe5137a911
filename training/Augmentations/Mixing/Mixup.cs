using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Mixing;

/// <summary>
/// mixup (Zhang et al. 2018, section 2): l x + (1 - l) x' with targets l y + (1 - l) y', l from Beta(alpha, alpha), here
/// drawn for each image.
/// </summary>
[Part("mixup", "Blends an image and its target with another of the batch; the share comes from Beta(alpha, alpha), alpha 0.2")]
sealed class Mixup : MixingAugmentation
{
    protected override double Alpha => 0.2;

    protected override Mixture Prepare(ImageShape image) =>
        (images, others, keep) => (images.mul(keep).add_(others.mul(keep.neg().add_(1))), keep);
}
