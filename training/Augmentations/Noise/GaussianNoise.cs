using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Noise;

/// <summary>x + sigma n, n standard normal.</summary>
[Part("gaussian-noise", "Adds normal noise of deviation sigma (0.1) to every value")]
sealed class GaussianNoise : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double sigma = knobs.Number("sigma", 0.1, 0, 1);
        return images => images.randn_like().mul_(sigma).add_(images);
    }
}
