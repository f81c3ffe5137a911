using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Occlusion;

/// <summary>Cutout (DeVries 2017, section 3.1): squares about random pixels are filled; they may hang over the edge.</summary>
[Part("cutout", "Fills holes (1) squares of size pixels (half of the image) at random places with fill (0)")]
sealed class Cutout : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        int shorter = Math.Min(image.Height, image.Width);
        int size = knobs.Whole("size", Math.Max(1, shorter / 2), 0, 2 * Math.Max(image.Height, image.Width));
        int holes = knobs.Whole("holes", 1, 1, 100);
        double fill = knobs.Number("fill", 0, 0, 1);
        Boxes boxes = new(image);
        Constant length = new(() => full([1, 1, 1, 1], size, dtype: float32));
        return images =>
        {
            Tensor top = Centres(images, holes, image.Height).sub_(size / 2);
            Tensor left = Centres(images, holes, image.Width).sub_(size / 2);
            Tensor side = length.Beside(images);
            return images.masked_fill(boxes.Mask(top, left, side, side).any(1, keepdim: true), fill);
        };
    }

    static Tensor Centres(Tensor images, int holes, int size) =>
        empty([images.shape[0], holes, 1, 1], device: images.device).uniform_(0, size).floor_();
}
