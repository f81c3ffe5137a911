using Strata.Data;
using Strata.Registry;
using Strata.Training.Augmentations.Occlusion;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Mixing;

/// <summary>
/// CutMix (Yun et al. 2019, section 3.1): a box of another image of the batch replaces the same box, of share 1 - l of the
/// area before it is cut at the edge, l from Beta(alpha, alpha) for each image; the targets are mixed by the area that was
/// replaced.
/// </summary>
[Part("cutmix",
    "Pastes a box of another image of the batch and mixes the targets by area; the share comes from Beta(alpha, alpha), alpha 1")]
sealed class CutMix : MixingAugmentation
{
    protected override double Alpha => 1;

    protected override Mixture Prepare(ImageShape image)
    {
        Boxes boxes = new(image);
        return (images, others, keep) =>
        {
            Tensor side = keep.neg().add_(1).sqrt_();
            (Tensor height, Tensor width) = (side.mul(image.Height).round_(), side.mul(image.Width).round_());
            Tensor top = PerImage.Whole(images, 0, image.Height - 1).sub_(height.div(2).floor_());
            Tensor left = PerImage.Whole(images, 0, image.Width - 1).sub_(width.div(2).floor_());
            Tensor mask = boxes.Mask(top, left, height, width);
            Tensor kept = mask.logical_not().to(float32).mean([2, 3], keepdim: true);
            return (where(mask, others, images), kept);
        };
    }
}
