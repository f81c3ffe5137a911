using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Augmentations.Geometry;

/// <summary>
/// Reads images at other places than their own pixels. Places are x and y in pixels from the image's centre, y downwards;
/// what lies outside the image is what the knobs edge and fill say.
/// </summary>
sealed class Resampling
{
    readonly Constant _pixels;
    readonly Constant _toUnit;
    readonly GridSamplePaddingMode _edge;
    readonly double _fill;
    readonly ImageShape _image;

    /// <exception cref="InputException">The knobs edge and fill are wrong, or contradict each other.</exception>
    public Resampling(ImageShape image, PartParameters knobs)
    {
        _image = image;
        string edge = knobs.Choice("edge", "fill", "fill", "border", "reflect");
        double fill = knobs.Number("fill", double.NaN, 0, 1);
        if (edge != "fill" && !double.IsNaN(fill))
            throw new InputException($"edge={edge} and fill={fill} contradict each other: leave one of them out");
        _fill = double.IsNaN(fill) ? 0 : fill;
        _edge = edge switch
        {
            "border" => GridSamplePaddingMode.Border,
            "reflect" => GridSamplePaddingMode.Reflection,
            _ => GridSamplePaddingMode.Zeros,
        };
        _pixels = new Constant(() => PixelCentres(image));
        // From pixels to the -1..1 of grid_sample without align_corners: the outer edges of the image.
        _toUnit = new Constant(() => tensor([2f / image.Width, 2f / image.Height]).view(2, 1));
    }

    /// <summary>The place of each pixel itself, float32 [2,H*W]: x, then y.</summary>
    public Tensor Pixels(Tensor images) => _pixels.Beside(images);

    /// <summary>Reads between pixels, bilinearly.</summary>
    /// <param name="images">float32 [B,C,H,W].</param>
    /// <param name="places">float32 [B,2,H*W]: where each pixel of the result is read.</param>
    public Tensor Read(Tensor images, Tensor places) => Read(images, places, GridSampleMode.Bilinear);

    /// <summary>Reads the nearest pixel: exact where places are whole pixels apart.</summary>
    public Tensor ReadNearest(Tensor images, Tensor places) => Read(images, places, GridSampleMode.Nearest);

    Tensor Read(Tensor images, Tensor places, GridSampleMode mode)
    {
        Tensor grid = places.mul(_toUnit.Beside(images)).view(-1, 2, _image.Height, _image.Width).permute(0, 2, 3, 1);
        // grid_sample fills with 0 only: another grey becomes 0 for as long as it takes.
        return _fill == 0 ? functional.grid_sample(images, grid, mode, _edge, align_corners: false)
            : functional.grid_sample(images.sub(_fill), grid, mode, _edge, align_corners: false).add_(_fill);
    }

    static Tensor PixelCentres(ImageShape image)
    {
        static Tensor Centred(int size) => arange(size, dtype: float32).sub_((size - 1) / 2.0);
        Tensor x = Centred(image.Width).view(1, -1).expand(image.Height, image.Width);
        Tensor y = Centred(image.Height).view(-1, 1).expand(image.Height, image.Width);
        return stack([x, y]).view(2, -1);
    }
}
