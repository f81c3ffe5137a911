using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Noise;

/// <summary>Counts of photons: Poisson(photons x) / photons. Mean x, variance x / photons.</summary>
[Part("poisson-noise", "Replaces every value by a count of photons, of which white has photons (40) on average")]
sealed class PoissonNoise : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double photons = knobs.Number("photons", 40, 1, 100_000);
        return images => images.mul(photons).poisson().mul_(1 / photons);
    }
}
