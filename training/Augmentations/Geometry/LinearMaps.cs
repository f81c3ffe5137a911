using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>
/// Maps [B,2,2] about an image's centre, one an image, from a pixel of the result to the place it is read at: each the inverse of
/// what the image seems to do.
/// </summary>
static class LinearMaps
{
    const double Radian = Math.PI / 180;

    /// <summary>Turns images counter-clockwise by degrees [B].</summary>
    public static Tensor Rotation(Tensor degrees)
    {
        Tensor angle = degrees.mul(Radian);
        (Tensor cosine, Tensor sine) = (angle.cos(), angle.sin());
        return Of(cosine, sine.neg(), sine, cosine);
    }

    /// <summary>Enlarges images by factors [B] above 0.</summary>
    public static Tensor Scaling(Tensor horizontal, Tensor vertical)
    {
        Tensor none = zeros_like(horizontal);
        return Of(horizontal.reciprocal(), none, none, vertical.reciprocal());
    }

    /// <summary>Slants upright lines by degrees [B].</summary>
    public static Tensor Shear(Tensor degrees)
    {
        (Tensor none, Tensor one) = (zeros_like(degrees), ones_like(degrees));
        return Of(one, degrees.mul(Radian).tan_(), none, one);
    }

    static Tensor Of(Tensor xx, Tensor xy, Tensor yx, Tensor yy) => stack([xx, xy, yx, yy], 1).view(-1, 2, 2);
}
