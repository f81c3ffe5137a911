using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// Precision, recall and F1 averaged over the classes, each class counting the same. A class without images counts,
/// with 0.
/// </summary>
[Part("macro-average", "precision, recall and F1, every class counting the same")]
public sealed class MacroAverage : IMetric
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        ClassScore[] classes = ClassScore.Of(predictions);
        return
        [
            new("macroPrecision", "macro precision", classes.Average(each => each.Precision)),
            new("macroRecall", "macro recall", classes.Average(each => each.Recall)),
            new("macroF1", "macro F1", classes.Average(each => each.F1)),
        ];
    }
}
