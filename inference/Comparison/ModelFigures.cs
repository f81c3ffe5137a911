namespace Strata.Comparison;

/// <summary>What one of two compared models did.</summary>
/// <param name="Accuracy">The share of images put into their class, 0 to 1.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="ImagesPerSecond">Both models in turns, slice by slice.</param>
public sealed record ModelFigures(double Accuracy, long Bytes, double ImagesPerSecond);
