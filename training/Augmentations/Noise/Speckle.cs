using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Noise;

/// <summary>x (1 + sigma n), n standard normal: noise that grows with the brightness, as radar images have.</summary>
[Part("speckle", "Multiplies every value by 1 plus normal noise of deviation sigma (0.3)")]
sealed class Speckle : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double sigma = knobs.Number("sigma", 0.3, 0, 2);
        return images => images.randn_like().mul_(sigma).add_(1).mul_(images);
    }
}
