using Strata.Analysis.Evaluation.Metrics;

namespace Strata.Analysis.Evaluation;

/// <summary>How well one class was recognised.</summary>
/// <param name="Label">The class.</param>
/// <param name="Name">Its name.</param>
/// <param name="Precision">The share of images taken for it that are of it; 0 where none was taken for it.</param>
/// <param name="Recall">The share of its images that were recognised; 0 where it has no image.</param>
/// <param name="F1">
/// The harmonic mean of both, 2 TP / (support + predicted); 0 where it has no image and none was taken for it.
/// </param>
/// <param name="Support">Its images.</param>
/// <param name="Predicted">Images taken for it.</param>
/// <param name="Specificity">The share of all other images that were not taken for it; 0 where there are no others. Recall is its sensitivity.</param>
/// <param name="Auc">The area under its ROC curve against the rest; null where that is undefined, or was not asked for.</param>
public sealed record ClassScore(
    int Label, string Name, double Precision, double Recall, double F1, int Support, int Predicted, double Specificity, double? Auc = null)
{
    /// <summary>
    /// The scores of all classes, in label order. Undefined shares are 0, as with scikit-learn's zero_division=0.
    /// </summary>
    public static ClassScore[] Of(Predictions predictions)
    {
        ConfusionMatrix confusion = predictions.Confusion;
        return [.. predictions.ClassNames.Select((name, label) =>
        {
            (int hits, int support, int predicted) =
                (confusion[label, label], confusion.Support(label), confusion.Predicted(label));
            return new ClassScore(
                label, name, Share(hits, predicted), Share(hits, support), Share(2 * hits, support + predicted),
                support, predicted, Share(predictions.Count - support - predicted + hits, predictions.Count - support));
        })];
    }

    /// <summary>The same with the area under the ROC curve of each class.</summary>
    public static ClassScore[] WithAreas(Predictions predictions) =>
        [.. Of(predictions).Zip(AreaUnderCurve.Areas(predictions), (score, area) => score with { Auc = double.IsNaN(area) ? null : area })];

    static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
