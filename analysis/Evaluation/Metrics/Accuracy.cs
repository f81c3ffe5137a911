using Strata.Registry;
using Strata.Statistics;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>The share of images whose class was predicted, with its 95 % confidence interval (Wilson 1927).</summary>
[Part("accuracy", "share of images predicted right, with a 95 % confidence interval")]
public sealed class Accuracy : IMetric
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        double accuracy = predictions.Confusion.Correct / (double)predictions.Count;
        (double low, double high) = WilsonInterval.Of(accuracy, predictions.Count);
        return
        [
            new("accuracy", "accuracy", accuracy),
            new("accuracyLow", "accuracy, 95 % interval from", low),
            new("accuracyHigh", "accuracy, 95 % interval to", high),
        ];
    }
}
