using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

[Part("shift", "Moved by pixels=1 in each of directions=4 or 8; the edge is repeated")]
sealed class Shift : ITestTimeView
{
    // Straight ones first.
    static readonly (int Y, int X)[] Directions = [(0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (-1, 1), (1, -1), (1, 1)];

    public IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs)
    {
        int pixels = knobs.Whole("pixels", 1, least: 1, most: Math.Max(1, Math.Min(image.Height, image.Width) - 1));
        int directions = int.Parse(knobs.Choice("directions", "4", "4", "8"), System.Globalization.CultureInfo.InvariantCulture);
        return [.. Directions.Take(directions).Select(to => PixelMap.Moved(
            image, (y, x) => (y - to.Y * pixels, x - to.X * pixels)))];
    }
}
