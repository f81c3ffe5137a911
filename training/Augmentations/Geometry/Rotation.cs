using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Turns each image about its centre by an angle even in -degrees..degrees, or by whole multiples of step.</summary>
[Part("rotation",
    "Turns an image by up to degrees (15) either way, by multiples of step where that is not 0; outside: edge and fill")]
sealed class Rotation : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double degrees = knobs.Number("degrees", 15, 0, 180);
        double step = knobs.Number("step", 0, 0, 180);
        Resampling resampling = new(image, knobs);
        return images =>
        {
            Tensor maps = LinearMaps.Rotation(Angles(images, degrees, step).flatten());
            return resampling.Read(images, matmul(maps, resampling.Pixels(images)));
        };
    }

    static Tensor Angles(Tensor images, double degrees, double step)
    {
        if (step == 0)
            return PerImage.Uniform(images, -degrees, degrees);
        int steps = (int)(degrees / step);
        return PerImage.Whole(images, -steps, steps).mul_(step);
    }
}
