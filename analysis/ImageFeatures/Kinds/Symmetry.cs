using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>The correlation of an image with its mirror image, -1 to 1: 1 for one that is symmetric or of one value.</summary>
[Part("symmetry", "correlation with the image mirrored left to right, and top to bottom, -1 to 1")]
sealed class Symmetry : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => ["leftRight", "topBottom"];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        (int h, int w) = (image.Height, image.Width);
        double mean = 0, variance = 0, across = 0, down = 0;
        foreach (float value in image.Values)
            mean += value;
        mean /= image.Values.Length;
        for (int row = 0; row < h; row++)
            for (int column = 0; column < w; column++)
            {
                double own = image.Values[row * w + column] - mean;
                variance += own * own;
                across += own * (image.Values[row * w + w - 1 - column] - mean);
                down += own * (image.Values[(h - 1 - row) * w + column] - mean);
            }
        (values[0], values[1]) = variance == 0 ? (1, 1) : ((float)(across / variance), (float)(down / variance));
    }
}
