using Strata.Data;
using Strata.Registry;

namespace Strata.Views;

[Part("invert", "Black for white: 255 minus each pixel")]
sealed class Invert : ITestTimeView
{
    public IReadOnlyList<PixelMap> Views(ImageShape image, PartParameters knobs)
    {
        int plane = image.Height * image.Width;
        return [new PixelMap([.. Enumerable.Range(0, plane)], [.. Enumerable.Repeat(-1f, plane)], byte.MaxValue)];
    }
}
