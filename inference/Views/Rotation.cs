using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

[Part("rotation", "Turned around the centre by degrees=5 either way, bilinear; the edge is repeated")]
sealed class Rotation : ITestTimeView
{
    public IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs)
    {
        double degrees = knobs.Number("degrees", 5, 0.1, 180);
        return [Turned(image, degrees), Turned(image, -degrees)];
    }

    // Clockwise as seen on a screen, where y goes down; the map leads from the view back to the image.
    static PixelMap Turned(ImageShape image, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return PixelMap.Resampled(image, (cos, -sin, sin, cos));
    }
}
