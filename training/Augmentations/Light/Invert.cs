using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Light;

/// <summary>1 - x.</summary>
[Part("invert", "Turns black to white and white to black, with probability p (0.5)")]
sealed class Invert : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected override ImageChange Prepare(ImageShape image, PartParameters knobs) => images => images.neg().add_(1);
}
