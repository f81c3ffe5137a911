using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>Expected calibration error (Guo, Pleiss, Sun, Weinberger 2017, "On Calibration of Modern Neural Networks").</summary>
/// <remarks>
/// The images fall into 15 bins of equal width by their confidence, the probability of the predicted class; bin m holds those in
/// ((m-1)/15, m/15]. ECE = Σ (bin's images / N) · |bin's accuracy - bin's mean confidence|.
/// </remarks>
[Part("calibration-error", "how far confidence and accuracy lie apart (ECE, 15 bins)")]
public sealed class CalibrationError : IMetric
{
    /// <summary>Bins of equal width.</summary>
    internal const int Bins = 15;

    /// <summary>The bin of a confidence, 0 to 14.</summary>
    internal static int BinOf(double confidence) => Math.Clamp((int)Math.Ceiling(confidence * Bins) - 1, 0, Bins - 1);

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        // |accuracy - confidence| · images = |Σ (correct - confidence)|, so one sum for each bin is enough.
        Span<double> excess = stackalloc double[Bins];
        excess.Clear();
        for (int i = 0; i < predictions.Count; i++)
        {
            double confidence = predictions.Confidence(i);
            int correct = predictions.Predicted[i] == predictions.Labels[i] ? 1 : 0;
            excess[BinOf(confidence)] += correct - confidence;
        }
        double sum = 0;
        foreach (double bin in excess)
            sum += Math.Abs(bin);
        return [new("calibrationError", "calibration error", sum / predictions.Count, Best: 0, Worst: 1)];
    }
}
