using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// The mean squared distance between a distribution and the truth: mean over images of Σ over classes (p - y)², 0..2
/// (Brier 1950).
/// </summary>
/// <remarks>For two classes it is twice the binary Brier score.</remarks>
[Part("brier-score", "mean squared distance between the probabilities and the truth, 0 to 2")]
public sealed class BrierScore : IMetric
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        double sum = 0;
        for (int i = 0; i < predictions.Count; i++)
        {
            // Σ (p - y)² = Σ p² - 2 p(label) + 1, in double: float32 would lose the small terms.
            foreach (double p in predictions.Row(i))
                sum += p * p;
            sum += 1 - 2.0 * predictions.LabelProbability(i);
        }
        return [new("brierScore", "Brier score", Math.Max(0, sum / predictions.Count), Best: 0, Worst: 2)];
    }
}
