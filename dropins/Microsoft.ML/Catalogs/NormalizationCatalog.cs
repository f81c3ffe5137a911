using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms that bring features to one scale.</summary>
public static class NormalizationCatalog
{
    /// <summary>Scales float vectors by the range of each feature.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The scaled vectors.</param>
    /// <param name="inputColumnName">The vectors; null for a column of the same name.</param>
    /// <param name="maximumExampleCount">The range is taken from so many rows at most.</param>
    /// <param name="fixZero">Keeps 0 at 0 and brings the largest magnitude to 1; else the range becomes 0 to 1.</param>
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null,
        long maximumExampleCount = 1000000000, bool fixZero = true) =>
        new(new InputOutputColumnPair(outputColumnName, inputColumnName), maximumExampleCount, fixZero);
}
