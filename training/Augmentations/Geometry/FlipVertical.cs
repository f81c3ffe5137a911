using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Top and bottom change places.</summary>
[Part("flip-vertical", "Mirrors top and bottom, with probability p (0.5)")]
sealed class FlipVertical : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected override ImageChange Prepare(ImageShape image, PartParameters knobs) => images => images.flip(2);
}
