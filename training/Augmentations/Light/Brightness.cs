using Strata.Data;
using Strata.Registry;

namespace Strata.Training.Augmentations.Light;

/// <summary>x + b, b even in -amount..amount for each image.</summary>
[Part("brightness", "Adds one number from -amount to amount (0.2) to a whole image")]
sealed class Brightness : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double amount = knobs.Number("amount", 0.2, 0, 1);
        return images => images.add(PerImage.Uniform(images, -amount, amount));
    }
}
