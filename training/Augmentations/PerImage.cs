using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>One random number an image, shaped [B,1,1,1] to go with images [B,C,H,W], on their device.</summary>
static class PerImage
{
    /// <summary>Evenly distributed numbers.</summary>
    public static Tensor Uniform(Tensor images, double least, double most) =>
        empty(images.shape[0], 1, 1, 1, device: images.device).uniform_(least, most);

    /// <summary>Whole numbers from <paramref name="least"/> to <paramref name="most"/>, each as likely, as float32.</summary>
    public static Tensor Whole(Tensor images, int least, int most) => Uniform(images, least, most + 1.0).floor_();

    /// <summary>True with probability <paramref name="p"/>.</summary>
    public static Tensor Chance(Tensor images, double p) => Uniform(images, 0, 1).lt(p);
}
