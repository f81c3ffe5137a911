using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>
/// The mean of -ln p over all images, p being the probability given to the true class (cross-entropy, in nats).
/// </summary>
/// <remarks>
/// p is clipped to [ε, 1-ε] with ε = 2⁻²³, float32's machine epsilon, as scikit-learn 1.2 and later do for float32: one sure
/// mistake costs 15.9 instead of making the loss infinite, and a perfect classifier ends at ε instead of 0.
/// </remarks>
[Part("log-loss", "mean of -ln p(true class), in nats")]
public sealed class LogLoss : IMetric
{
    /// <summary>ε.</summary>
    public const double Epsilon = 1.0 / (1 << 23);

    /// <summary>The loss of one image whose true class was given that probability.</summary>
    internal static double Of(double probability) => -Math.Log(Math.Clamp(probability, Epsilon, 1 - Epsilon));

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        double sum = 0;
        for (int i = 0; i < predictions.Count; i++)
            sum += Of(predictions.LabelProbability(i));
        return [new("logLoss", "log-loss", sum / predictions.Count, Best: -Math.Log(1 - Epsilon), Worst: -Math.Log(Epsilon))];
    }
}
