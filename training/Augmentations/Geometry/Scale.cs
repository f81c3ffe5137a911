using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Enlarges or shrinks each image about its centre by a factor even in 1-amount..1+amount.</summary>
[Part("scale",
    "Scales an image by a factor from 1-amount to 1+amount (0.15), width and height apart if separate; outside: edge and fill")]
sealed class Scale : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double amount = knobs.Number("amount", 0.15, 0, 0.9);
        bool separate = knobs.Flag("separate");
        Resampling resampling = new(image, knobs);
        return images =>
        {
            Tensor horizontal = PerImage.Uniform(images, 1 - amount, 1 + amount).flatten();
            Tensor vertical = separate ? PerImage.Uniform(images, 1 - amount, 1 + amount).flatten() : horizontal;
            return resampling.Read(images, matmul(LinearMaps.Scaling(horizontal, vertical), resampling.Pixels(images)));
        };
    }
}
