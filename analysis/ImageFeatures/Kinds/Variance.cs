using System.Numerics.Tensors;
using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>Variance of luminance 0 to 1 over the pixels: 0 to 1/4.</summary>
[Part("variance", "variance of luminance over the pixels, 0 to 0.25")]
sealed class Variance : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => [""];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values)
    {
        double mean = TensorPrimitives.Sum(image.Values) / image.Values.Length, sum = 0;
        foreach (float value in image.Values)
            sum += (value - mean) * (value - mean);
        values[0] = (float)(sum / image.Values.Length / (255 * 255));
    }
}
