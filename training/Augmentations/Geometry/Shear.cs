using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Slants each image: rows slide sideways in proportion to their distance from the centre.</summary>
[Part("shear", "Slants upright lines by up to degrees (10) either way; outside: edge and fill")]
sealed class Shear : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double degrees = knobs.Number("degrees", 10, 0, 80);
        Resampling resampling = new(image, knobs);
        return images =>
        {
            Tensor maps = LinearMaps.Shear(PerImage.Uniform(images, -degrees, degrees).flatten());
            return resampling.Read(images, matmul(maps, resampling.Pixels(images)));
        };
    }
}
