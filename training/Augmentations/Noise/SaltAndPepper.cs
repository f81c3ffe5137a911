using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Noise;

/// <summary>A share `amount` of the pixels turns white (salt) or black (pepper), in all channels at once.</summary>
[Part("salt-and-pepper", "Turns a share amount (0.05) of the pixels white or black; salt (0.5) of these are white")]
sealed class SaltAndPepper : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double amount = knobs.Number("amount", 0.05, 0, 1);
        double salt = amount * knobs.Number("salt", 0.5, 0, 1);
        return images =>
        {
            Tensor draw = rand([images.shape[0], 1, image.Height, image.Width], device: images.device);
            return images.masked_fill(draw.lt(amount), 0).masked_fill_(draw.lt(salt), 1);
        };
    }
}
