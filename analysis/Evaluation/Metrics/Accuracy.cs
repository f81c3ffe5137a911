using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>The share of images whose class was predicted, with its 95 % confidence interval (Wilson 1927).</summary>
/// <remarks>
/// With p the share, n the images and z the normal quantile: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It speaks of
/// chance in drawing the images, not in training the model.
/// </remarks>
[Part("accuracy", "share of images predicted right, with a 95 % confidence interval")]
public sealed class Accuracy : IMetric
{
    // The 97.5 % quantile of the normal distribution.
    const double Z = 1.9599639845400545;

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        (int correct, int count) = (predictions.Confusion.Correct, predictions.Count);
        (double low, double high) = Interval(correct, count);
        return
        [
            new("accuracy", "accuracy", correct / (double)count),
            new("accuracyLow", "accuracy, 95 % interval from", low),
            new("accuracyHigh", "accuracy, 95 % interval to", high),
        ];
    }

    /// <summary>
    /// The Wilson score interval at 95 % for <paramref name="correct"/> of <paramref name="count"/> (at least 1),
    /// within 0..1.
    /// </summary>
    public static (double Low, double High) Interval(int correct, int count)
    {
        (double n, double p) = (count, correct / (double)count);
        double centre = p + Z * Z / (2 * n);
        double spread = Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double scale = 1 + Z * Z / n;
        // At both ends the formula is exact but for rounding.
        return (correct == 0 ? 0 : (centre - spread) / scale, correct == count ? 1 : (centre + spread) / scale);
    }
}
