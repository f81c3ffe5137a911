using MathNet.Numerics.Distributions;

namespace Strata.Analysis.Significance;

/// <summary>The bootstrap's bias-corrected and accelerated interval at 95 % (Efron 1987, "Better Bootstrap Confidence Intervals").</summary>
/// <remarks>
/// With z0 the normal quantile of the share of replicates below the estimate (ties half), and the acceleration a = Σ d³ / 6 (Σ d²)^1.5 of
/// the jackknife's deviations d from their mean, the ends are the replicates' quantiles at Φ(z0 + (z0 ± z) / (1 - a (z0 ± z))). With z0 = a = 0
/// it is the percentile interval. The correction matters for figures that resampling biases, as the calibration error.
/// </remarks>
static class BcaInterval
{
    const double Z = 1.9599639845400545;

    /// <summary>The interval.</summary>
    /// <param name="estimate">The figure of the data.</param>
    /// <param name="replicates">[B]: the figure of each resample, at least 1; sorted on return.</param>
    /// <param name="leftOut">[N]: the figure without each of the N data; empty for no acceleration.</param>
    public static (double Low, double High) Of(double estimate, Span<double> replicates, ReadOnlySpan<double> leftOut)
    {
        replicates.Sort();
        double bias = Bias(estimate, replicates), acceleration = Acceleration(leftOut);
        double Place(double z) => Normal.CDF(0, 1, bias + (bias + z) / (1 - acceleration * (bias + z)));
        return (Quantile(replicates, Place(-Z)), Quantile(replicates, Place(Z)));
    }

    /// <summary>A quantile of sorted values, between neighbours by straight lines.</summary>
    /// <param name="sorted">At least 1.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[^1] : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    // Half a replicate at either end keeps the quantile finite where all lie on one side.
    static double Bias(double estimate, ReadOnlySpan<double> replicates)
    {
        double below = 0;
        foreach (double replicate in replicates)
            below += replicate < estimate ? 1 : replicate == estimate ? 0.5 : 0;
        double half = 0.5 / replicates.Length;
        return Normal.InvCDF(0, 1, Math.Clamp(below / replicates.Length, half, 1 - half));
    }

    static double Acceleration(ReadOnlySpan<double> leftOut)
    {
        double mean = 0, squares = 0, cubes = 0;
        foreach (double value in leftOut)
            mean += value / leftOut.Length;
        foreach (double value in leftOut)
        {
            double deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }
        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }
}
