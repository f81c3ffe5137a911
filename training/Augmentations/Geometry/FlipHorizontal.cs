using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Left and right change places.</summary>
[Part("flip-horizontal", "Mirrors left and right, with probability p (0.5)")]
sealed class FlipHorizontal : ImageAugmentation
{
    protected override double Probability => 0.5;

    protected override ImageChange Prepare(ImageShape image, PartParameters knobs) => images => images.flip(3);
}
