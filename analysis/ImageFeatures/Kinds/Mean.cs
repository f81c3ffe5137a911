using System.Numerics.Tensors;
using Strata.Registry;

namespace Strata.Analysis.ImageFeatures.Kinds;

/// <summary>Mean luminance, 0 to 1.</summary>
[Part("mean", "mean luminance, 0 to 1")]
sealed class Mean : IImageFeature
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names(int height, int width) => [""];

    /// <inheritdoc/>
    public void Measure(GreyImage image, Span<float> values) => values[0] = TensorPrimitives.Sum(image.Values) / image.Values.Length / 255;
}
