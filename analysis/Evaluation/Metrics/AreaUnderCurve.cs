using Strata.Analysis.Evaluation.Ranking;
using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// The area under the ROC curve of each class against the rest, by its probability, averaged over the classes that have images, as many of
/// which are others' (one against rest, macro average; Provost and Domingos 2001 weight it instead).
/// </summary>
/// <remarks>A half, chance, where no class can be told from others: all images are of one class.</remarks>
[Part("area-under-curve", "area under the ROC curve of each class against the rest, every class counting the same")]
public sealed class AreaUnderCurve : IMetric
{
    internal const string Key = "macroAuc", Title = "macro AUC";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions) => [new(Key, Title, Mean(Areas(predictions)))];

    /// <summary>[C]: the area of each class against the rest; NaN of one that has no images, or all of them.</summary>
    internal static double[] Areas(Predictions predictions) =>
        [.. Enumerable.Range(0, predictions.Classes).Select(label => RankedScores.OfClass(predictions, label).Area)];

    /// <summary>The mean of those that are defined; a half where none is.</summary>
    internal static double Mean(ReadOnlySpan<double> areas)
    {
        (double sum, int count) = (0, 0);
        foreach (double area in areas)
            if (!double.IsNaN(area))
                (sum, count) = (sum + area, count + 1);
        return count == 0 ? 0.5 : sum / count;
    }
}
