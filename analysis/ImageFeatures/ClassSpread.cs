namespace Strata.Analysis.ImageFeatures;

/// <summary>How the values of one column spread over the images of one class; NaN where the class has none.</summary>
/// <param name="Images">How many images.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Standard deviation, N in the denominator.</param>
/// <param name="Least">The smallest value.</param>
/// <param name="Lower">The lower quartile; quantiles lie between two values in proportion (Hyndman and Fan 1996, type 7).</param>
/// <param name="Median">The median.</param>
/// <param name="Upper">The upper quartile.</param>
/// <param name="Most">The largest value.</param>
/// <param name="LowWhisker">The smallest value within 1.5 times the quartiles' distance below the lower one (Tukey 1977).</param>
/// <param name="HighWhisker">The largest within as much above the upper one.</param>
public sealed record ClassSpread(
    int Images, double Mean, double Deviation, double Least, double Lower, double Median, double Upper, double Most, double LowWhisker,
    double HighWhisker)
{
    /// <summary>Of values in any order.</summary>
    public static ClassSpread Of(float[] values)
    {
        if (values.Length == 0)
            return new ClassSpread(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        float[] sorted = [.. values.Order()];
        double mean = values.Average(value => (double)value), lower = Quantile(sorted, 0.25), upper = Quantile(sorted, 0.75);
        double reach = 1.5 * (upper - lower);
        return new ClassSpread(
            values.Length, mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), sorted[0], lower, Quantile(sorted, 0.5), upper,
            sorted[^1], Math.Min(lower, sorted.First(value => value >= lower - reach)), Math.Max(upper, sorted.Last(value => value <= upper + reach)));
    }

    static double Quantile(float[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 >= sorted.Length ? sorted[below] : sorted[below] + (place - below) * (sorted[below + 1] - (double)sorted[below]);
    }
}
