using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

[Part("flip", "Mirrored: axis=horizontal (left and right change places) or vertical")]
sealed class Flip : ITestTimeView
{
    public IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs) =>
        knobs.Choice("axis", "horizontal", "horizontal", "vertical") == "horizontal"
            ? [PixelMap.Moved(image, (y, x) => (y, image.Width - 1 - x))]
            : [PixelMap.Moved(image, (y, x) => (image.Height - 1 - y, x))];
}
