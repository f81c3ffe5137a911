using Strata.Statistics;

namespace Strata.Analysis.Probes;

/// <summary>The share of images that a probe recognised, with its 95 % interval (Wilson 1927).</summary>
/// <param name="Accuracy">0 to 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record ProbeScore(double Accuracy, double Low, double High)
{
    /// <summary>Counts.</summary>
    /// <param name="predicted">[N].</param>
    /// <param name="labels">[N].</param>
    public static ProbeScore Of(int[] predicted, int[] labels)
    {
        double accuracy = predicted.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
        (double low, double high) = WilsonInterval.Of(accuracy, labels.Length);
        return new ProbeScore(accuracy, low, high);
    }

    /// <summary>As in "0.987 (0.985 to 0.989)".</summary>
    public override string ToString() => $"{Accuracy:0.0000} ({Low:0.0000} to {High:0.0000})";
}
