namespace Strata.Analysis.Comparison;

/// <summary>A figure and where it lies by chance in drawing the images, at 95 %.</summary>
/// <param name="Key">As in "macroF1".</param>
/// <param name="Title">As in "macro F1".</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
sealed record BoundedFigure(string Key, string Title, double Value, double Low, double High);
