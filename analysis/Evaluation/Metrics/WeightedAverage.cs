using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// Precision, recall and F1 averaged over the classes, each counting as often as it has images. The recall is the
/// accuracy.
/// </summary>
[Part("weighted-average", "precision, recall and F1, every class counting by its images")]
public sealed class WeightedAverage : IMetric
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        ClassScore[] classes = ClassScore.Of(predictions);
        double Mean(Func<ClassScore, double> score) => classes.Sum(each => score(each) * each.Support) / predictions.Count;
        return
        [
            new("weightedPrecision", "weighted precision", Mean(each => each.Precision)),
            new("weightedRecall", "weighted recall", Mean(each => each.Recall)),
            new("weightedF1", "weighted F1", Mean(each => each.F1)),
        ];
    }
}
