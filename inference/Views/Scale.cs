using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

[Part("scale", "Larger and smaller by percent=5 around the centre, bilinear; the edge is repeated")]
sealed class Scale : ITestTimeView
{
    public IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs)
    {
        double change = knobs.Number("percent", 5, 0.1, 90) / 100;
        return [Scaled(image, 1 + change), Scaled(image, 1 - change)];
    }

    static PixelMap Scaled(ImageShape image, double factor) => PixelMap.Resampled(image, (1 / factor, 0, 0, 1 / factor));
}
