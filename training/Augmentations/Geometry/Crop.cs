using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>
/// Pads each image on all sides and cuts a piece of the old size out of it, each piece as likely (He 2016, section 4.2).
/// Whole pixels: nothing is resampled.
/// </summary>
[Part("crop",
    "Pads an image by padding pixels (an eighth of its size) and cuts a piece of the old size out; outside: edge and fill")]
sealed class Crop : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        int size = Math.Min(image.Height, image.Width);
        int padding = knobs.Whole("padding", Math.Max(1, size / 8), 0, size);
        Resampling resampling = new(image, knobs);
        return images =>
        {
            Tensor corner = empty([images.shape[0], 2, 1], device: images.device).uniform_(-padding, padding + 1).floor_();
            return resampling.ReadNearest(images, resampling.Pixels(images).add(corner));
        };
    }
}
