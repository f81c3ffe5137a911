using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Light;

/// <summary>Rounds every pixel to a few levels from black to white.</summary>
[Part("posterize", "Rounds pixels to a few levels (levels=4), with probability p (0.5)")]
sealed class Posterize : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double steps = knobs.Whole("levels", otherwise: 4, least: 2, most: 256) - 1;
        return images => images.mul(steps).round().div(steps);
    }
}
