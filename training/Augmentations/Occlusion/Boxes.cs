using Strata.Data;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations.Occlusion;

/// <summary>Rectangles in images, as masks.</summary>
sealed class Boxes(ImageShape image)
{
    readonly Constant _rows = new(() => arange(image.Height, dtype: float32).view(1, 1, -1, 1));
    readonly Constant _columns = new(() => arange(image.Width, dtype: float32).view(1, 1, 1, -1));

    /// <summary>True inside: bool [B,K,H,W] of whole numbers float32 [B,K,1,1]. What lies outside the image is cut off.</summary>
    public Tensor Mask(Tensor top, Tensor left, Tensor height, Tensor width)
    {
        Tensor rows = Between(_rows.Beside(top), top, height);
        Tensor columns = Between(_columns.Beside(left), left, width);
        return rows.logical_and(columns);
    }

    static Tensor Between(Tensor places, Tensor start, Tensor length) =>
        places.ge(start).logical_and_(places.lt(start.add(length)));
}
