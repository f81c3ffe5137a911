using Strata.Analysis.Evaluation.Ranking;
using Strata.Registry;
using Strata.Statistics;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// Grades that are referred to a specialist against those that are not, by the summed probability of the former: the area under the ROC curve,
/// and sensitivity and specificity, with Wilson's 95 % intervals, where that sum is at least a half. Of classes that are no grades nothing.
/// </summary>
/// <remarks>
/// A half needs no choice, so none is made on the images that are judged. Where one side has no image, its share is 0, and the area is a half.
/// </remarks>
[Part("referable", "of grades: AUC of referable against other grades, sensitivity and specificity where the summed probability is at least 0.5")]
public sealed class ReferableGrades : IMetric
{
    internal const string AreaKey = "referableAuc", AreaTitle = "referable AUC";

    // Sums of float32 probabilities miss a half by their rounding.
    const double Half = 0.5 - 1e-6;

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        if (predictions.Grading is not { } grading)
            return [];
        double area = RankedScores.FromGrade(predictions, grading.Referable).Area;
        (int found, int passed, int referable) = Point(predictions, grading.Referable);
        return
        [
            new(AreaKey, AreaTitle, double.IsNaN(area) ? 0.5 : area),
            .. Share("referableSensitivity", "referable sensitivity at 0.5", found, referable),
            .. Share("referableSpecificity", "referable specificity at 0.5", passed, predictions.Count - referable),
        ];
    }

    /// <summary>Referable images found, others passed, and all referable images, where the summed probability of a half decides.</summary>
    internal static (int Found, int Passed, int Referable) Point(Predictions predictions, int first)
    {
        (int found, int passed, int referable) = (0, 0, 0);
        for (int image = 0; image < predictions.Count; image++)
        {
            bool isReferable = predictions.Labels[image] >= first, isReferred = RankedScores.Above(predictions.Row(image), first) >= Half;
            referable += isReferable ? 1 : 0;
            found += isReferable && isReferred ? 1 : 0;
            passed += !isReferable && !isReferred ? 1 : 0;
        }
        return (found, passed, referable);
    }

    static IEnumerable<Figure> Share(string key, string title, int part, int whole)
    {
        double share = whole == 0 ? 0 : part / (double)whole;
        (double low, double high) = whole == 0 ? (0, 1) : WilsonInterval.Of(share, whole);
        return [new(key, title, share), new($"{key}Low", $"{title}, 95 % interval from", low), new($"{key}High", $"{title}, 95 % interval to", high)];
    }
}
