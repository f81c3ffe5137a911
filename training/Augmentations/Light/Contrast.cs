using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Light;

/// <summary>m + f (x - m), m the mean over the image's pixels and channels, f even in 1-amount..1+amount.</summary>
[Part("contrast", "Stretches an image about its mean by a factor from 1-amount to 1+amount (0.4)")]
sealed class Contrast : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double amount = knobs.Number("amount", 0.4, 0, 1);
        return images =>
        {
            Tensor mean = images.mean([1, 2, 3], keepdim: true);
            return images.sub(mean).mul_(PerImage.Uniform(images, 1 - amount, 1 + amount)).add_(mean);
        };
    }
}
