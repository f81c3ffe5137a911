using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>
/// Where the brightness lies, or the darkness where ink is dark: 0 at the left and top edge, 1 at the right and bottom one, 1/2 where there is none.
/// </summary>
[Part("centre", "centre of mass, x and y as shares of the width and height")]
sealed class CentreOfMass : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => ["x", "y"];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        (double mass, double x, double y) = (0, 0, 0);
        for (int row = 0; row < image.Height; row++)
            for (int column = 0; column < image.Width; column++)
            {
                float value = image.Values[row * image.Width + column], weight = image.IsInkBright ? value : 255 - value;
                (mass, x, y) = (mass + weight, x + weight * (column + 0.5), y + weight * (row + 0.5));
            }
        (values[0], values[1]) = mass == 0 ? (0.5f, 0.5f) : ((float)(x / mass / image.Width), (float)(y / mass / image.Height));
    }
}
