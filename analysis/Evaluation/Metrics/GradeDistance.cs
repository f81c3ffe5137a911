using Strata.Registry;
using Strata.Statistics;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>How far predicted grades are from the true ones. Of classes that are no grades it measures nothing.</summary>
/// <remarks>
/// Quadratic weighted kappa (Cohen 1968) is the agreement beyond chance where a mistake costs the square of its distance; the mean cost itself
/// stands beside it, with the linear one. The expected error Σ_c p_c |c - label| looks at all probabilities, not at the largest alone.
/// </remarks>
[Part("grade-distance", "of grades: quadratic weighted kappa, and what mistakes cost by their distance")]
public sealed class GradeDistance : IMetric
{
    internal const string KappaKey = "quadraticKappa", KappaTitle = "quadratic weighted kappa", ErrorKey = "meanGradeError", ErrorTitle = "mean grade error";

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        if (predictions.Grading is null)
            return [];
        GradeAgreement agreement = GradeAgreement.Of(predictions.Labels, predictions.Predicted);
        int farthest = predictions.Classes - 1, near = 0;
        double expected = 0;
        for (int image = 0; image < predictions.Count; image++)
        {
            near += Math.Abs(predictions.Labels[image] - predictions.Predicted[image]) <= 1 ? 1 : 0;
            expected += Expected(predictions.Row(image), predictions.Labels[image]);
        }
        return
        [
            new(KappaKey, KappaTitle, agreement.Kappa, Best: 1, Worst: -1),
            new(ErrorKey, ErrorTitle, agreement.MeanDistance, Best: 0, Worst: farthest),
            new("meanSquaredGradeError", "mean squared grade error", agreement.MeanSquaredDistance, Best: 0, Worst: farthest * farthest),
            new("expectedGradeError", "expected grade error of the probabilities", expected / predictions.Count, Best: 0, Worst: farthest),
            new("withinOneGrade", "share of images at most one grade off", near / (double)predictions.Count),
        ];
    }

    /// <summary>Σ_c p_c |c - grade|: how far from a grade a distribution is, in grades.</summary>
    /// <param name="row">[C].</param>
    /// <param name="grade">0 to C-1.</param>
    internal static double Expected(ReadOnlySpan<float> row, int grade)
    {
        double sum = 0;
        for (int c = 0; c < row.Length; c++)
            sum += row[c] * Math.Abs(c - grade);
        return sum;
    }
}
