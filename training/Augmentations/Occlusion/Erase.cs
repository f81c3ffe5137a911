using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Occlusion;

/// <summary>Random erasing (Zhong 2017, algorithm 1): a rectangle of random area, aspect ratio and place is filled.</summary>
/// <remarks>
/// Where the paper draws again until the rectangle fits, the ratio is drawn among those that fit, evenly in its logarithm,
/// so that a whole batch needs one draw.
/// </remarks>
[Part("erase",
    "Fills a rectangle of least to most (0.02 to 0.4) of the area and a ratio down to aspect (0.3) with noise or fill; p is 0.5")]
sealed class Erase : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        (double least, double most) = (knobs.Number("least", 0.02, 0, 1), knobs.Number("most", 0.4, 0, 1));
        if (least > most)
            throw new InputException($"augmentation erase: least={least} is above most={most}: swap them");
        double narrowest = Math.Log(knobs.Number("aspect", 0.3, 0.01, 1));
        double fill = knobs.Number("fill", double.NaN, 0, 1);
        Boxes boxes = new(image);
        return images =>
        {
            Tensor area = PerImage.Uniform(images, least * image.Height * image.Width, most * image.Height * image.Width);
            (Tensor height, Tensor width) = Sides(area, narrowest, image);
            Tensor top = PerImage.Uniform(images, 0, 1).mul_(height.neg().add_(image.Height + 1)).floor_();
            Tensor left = PerImage.Uniform(images, 0, 1).mul_(width.neg().add_(image.Width + 1)).floor_();
            Tensor mask = boxes.Mask(top, left, height, width);
            return double.IsNaN(fill) ? where(mask, images.rand_like(), images) : images.masked_fill(mask, fill);
        };
    }

    // Height / width = r fits where height = sqrt(area r) <= H and width = sqrt(area / r) <= W. The width makes up for the
    // rounding of the height.
    static (Tensor Height, Tensor Width) Sides(Tensor area, double narrowest, ImageShape image)
    {
        Tensor least = area.div((double)image.Width * image.Width).log_().clamp_min_(narrowest);
        Tensor most = area.reciprocal().mul_((double)image.Height * image.Height).log_().clamp_max_(-narrowest);
        Tensor ratio = lerp(least, most, PerImage.Uniform(area, 0, 1)).exp_();
        Tensor height = area.mul(ratio).sqrt_().round_().clamp_(1, image.Height);
        Tensor width = area.div(height).round_().clamp_(0, image.Width);
        return (height, width);
    }
}
