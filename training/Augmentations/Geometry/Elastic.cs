using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>
/// Elastic distortion (Simard, Steinkraus and Platt 2003, section 2): each pixel is read elsewhere, at a distance that is
/// even noise in -1..1, smoothed by a Gaussian of sigma pixels and multiplied by alpha. Away from the edges the distance has
/// deviation alpha / (sigma sqrt(12 pi)) pixels each way: 1.4 with the defaults.
/// </summary>
[Part("elastic",
    "Distorts an image by a random field, smoothed over sigma (4) pixels and scaled by alpha (34); outside: edge and fill")]
sealed class Elastic : ImageAugmentation
{
    protected override ImageChange Prepare(ImageShape image, PartParameters knobs)
    {
        double alpha = knobs.Number("alpha", 34, 0, 10_000);
        double sigma = knobs.Number("sigma", 4, 0.5, 100);
        Resampling resampling = new(image, knobs);
        Constant down = new(() => Smoothing(image.Height, sigma, 1));
        Constant across = new(() => Smoothing(image.Width, sigma, alpha));
        return images =>
        {
            Tensor noise = empty([2 * images.shape[0], image.Width, image.Height], device: images.device).uniform_(-1, 1);
            Tensor field = noise.matmul(down.Beside(images)).transpose(1, 2).matmul(across.Beside(images));
            return resampling.Read(images, field.view(-1, 2, image.Height * image.Width).add_(resampling.Pixels(images)));
        };
    }

    // Smoothing as a product with a matrix [size,size], which is faster than a convolution over one channel. Beyond the edge
    // the noise is 0.
    static Tensor Smoothing(int size, double sigma, double gain)
    {
        double Weight(int distance) => Math.Exp(-0.5 * distance * distance / (sigma * sigma));
        int reach = (int)Math.Ceiling(8 * sigma);
        double whole = Enumerable.Range(-reach, 2 * reach + 1).Sum(Weight);
        float[] weights = new float[size * size];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = (float)(gain * Weight(i / size - i % size) / whole);
        return tensor(weights).view(size, size);
    }
}
