namespace Strata.Statistics;

/// <summary>Where a share lies that was counted on some draws: Wilson's score interval at 95 % (Wilson 1927).</summary>
/// <remarks>
/// With p the share, n the draws and z the normal quantile: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). It speaks of
/// chance in drawing the images, not in training the model.
/// </remarks>
public static class WilsonInterval
{
    // The 97.5 % quantile of the normal distribution.
    const double Z = 1.9599639845400545;

    /// <summary>The interval, within 0..1; NaN where the share is.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="draws">At least 1.</param>
    public static (double Low, double High) Of(double share, int draws)
    {
        double centre = share + Z * Z / (2 * draws);
        double spread = Z * Math.Sqrt(share * (1 - share) / draws + Z * Z / (4.0 * draws * draws));
        double scale = 1 + Z * Z / draws;
        // At both ends the formula is exact but for rounding.
        return (share == 0 ? 0 : (centre - spread) / scale, share == 1 ? 1 : (centre + spread) / scale);
    }
}
