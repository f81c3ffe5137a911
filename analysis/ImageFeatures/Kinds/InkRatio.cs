using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>The share of pixels that are ink, by Otsu's threshold.</summary>
[Part("ink", "share of pixels that are ink, by Otsu's threshold")]
sealed class InkRatio : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => [""];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values) => values[0] = image.Ink.Count(true) / (float)image.Ink.Length;
}
