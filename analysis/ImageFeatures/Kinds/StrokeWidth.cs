using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>
/// The mean width of strokes in pixels: for each pixel of ink the run of ink through it across the longest one, of rows, columns and both diagonals (whose
/// steps are √2 long). As the stroke width transform (Epshtein, Ofek and Wexler 2010), with four fixed directions in place of gradients. 0 without ink.
/// </summary>
[Part("stroke", "mean width of strokes, in pixels")]
sealed class StrokeWidth : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => [""];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        (double sum, int count) = (0, 0);
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
                if (IsInk(image, y, x))
                    (sum, count) = (sum + Across(image, y, x), count + 1);
        values[0] = count == 0 ? 0 : (float)(sum / count);
    }

    static double Across(GreyImage image, int y, int x)
    {
        int row = Run(image, y, x, 0, 1), column = Run(image, y, x, 1, 0), falling = Run(image, y, x, 1, 1), rising = Run(image, y, x, 1, -1);
        int straight = Math.Max(row, column), slanted = Math.Max(falling, rising);
        return straight >= slanted ? Math.Min(row, column) : Math.Sqrt(2) * Math.Min(falling, rising);
    }

    static int Run(GreyImage image, int y, int x, int down, int right)
    {
        int length = 1;
        for (int i = 1; IsInk(image, y + i * down, x + i * right); i++)
            length++;
        for (int i = 1; IsInk(image, y - i * down, x - i * right); i++)
            length++;
        return length;
    }

    static bool IsInk(GreyImage image, int y, int x) =>
        (uint)y < (uint)image.Height && (uint)x < (uint)image.Width && image.Ink[y * image.Width + x];
}
