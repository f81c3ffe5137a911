using System.Globalization;

namespace Strata.Training.RateFinding;

/// <summary>The learning rates that a range test suggests.</summary>
/// <param name="Rate">The one to use: the smaller of the two.</param>
/// <param name="Steepest">Where the smoothed loss falls fastest over the logarithm of the rate.</param>
/// <param name="Lowest">Where the smoothed loss is lowest.</param>
/// <param name="LowestLoss">The smoothed loss there.</param>
public sealed record RateSuggestion(double Rate, double Steepest, double Lowest, double LowestLoss)
{
    /// <summary>A tenth of the first loss: what falls by less is noise between batches.</summary>
    const double LeastFall = 0.1;

    /// <summary>A tenth of the rate of the lowest loss: the loss there is low because of the steps before, and the next would raise it.</summary>
    const double Tenth = 0.1;

    /// <summary>A tenth of the rate where the loss was lowest.</summary>
    public double TenthOfLowest => Tenth * Lowest;

    /// <summary>Reads a range test; null where the loss never fell.</summary>
    /// <param name="points">The steps of the test.</param>
    public static RateSuggestion? Of(IReadOnlyList<RatePoint> points)
    {
        if (points.Count < 3)
            return null;
        RatePoint lowest = points.MinBy(point => point.Smoothed)!;
        if (points[0].Smoothed - lowest.Smoothed < LeastFall * Math.Abs(points[0].Smoothed))
            return null;
        double Fall(int i) => (points[i - 1].Smoothed - points[i + 1].Smoothed) / Math.Log(points[i + 1].Rate / points[i - 1].Rate);
        int steepest = Enumerable.Range(1, Math.Max(1, Math.Min(lowest.Step, points.Count - 1) - 1)).MaxBy(Fall);
        double rate = points[steepest].Rate;
        return new RateSuggestion(Math.Min(rate, Tenth * lowest.Rate), rate, lowest.Rate, lowest.Smoothed);
    }

    /// <summary>The suggestion and its reason in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"--lr {Rate:0.##e0}: the loss falls fastest at {Steepest:0.##e0} and is lowest ({LowestLoss:0.000}) at {Lowest:0.##e0}, "
        + $"a tenth of which is {TenthOfLowest:0.##e0}; the smaller of the two leaves room for a whole run");
}
