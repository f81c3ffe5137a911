using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>Moves each image by its own distance, horizontally and vertically.</summary>
[Part("shift", "Moves an image by up to pixels (2) each way, by whole pixels unless smooth; outside: edge and fill")]
sealed class Shift : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        int pixels = knobs.Whole("pixels", 2, 0, Math.Max(image.Height, image.Width));
        bool smooth = knobs.Flag("smooth");
        Resampling resampling = new(image, knobs);
        Tensor Moved(Tensor images, Tensor distance) => resampling.Pixels(images).add(distance);
        return smooth ? images => resampling.Read(images, Moved(images, Draw(images).uniform_(-pixels, pixels)))
            : images => resampling.ReadNearest(images, Moved(images, Draw(images).uniform_(-pixels, pixels + 1).floor_()));
    }

    static Tensor Draw(Tensor images) => empty([images.shape[0], 2, 1], device: images.device);
}
