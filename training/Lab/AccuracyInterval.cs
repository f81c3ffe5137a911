namespace Strata.Training.Lab;

/// <summary>95 % intervals of accuracies.</summary>
public static class AccuracyInterval
{
    const double Normal = 1.959963984540054;

    // Student's t, two-sided 95 %, for 1 to 30 degrees of freedom; beyond, the normal quantile is within 4 %.
    static readonly double[] Student =
    [
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
        2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963,
        2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272,
    ];

    /// <summary>
    /// Where the accuracy lies: one run's by Wilson's score interval over the test images (Wilson 1927), that of several seeds by
    /// Student's t over the seeds, but never narrower than Wilson's around their mean, which the shared test images set.
    /// </summary>
    /// <param name="accuracies">One accuracy a seed, 0 to 1.</param>
    /// <param name="images">Images in the test set, at least 1.</param>
    /// <returns>Lower and upper end; NaN where an accuracy is.</returns>
    public static (double Low, double High) Of(IReadOnlyList<double> accuracies, int images)
    {
        double mean = accuracies.Average();
        (double low, double high) = Wilson(mean, images);
        if (accuracies.Count == 1)
            return (low, high);
        double variance = accuracies.Sum(accuracy => (accuracy - mean) * (accuracy - mean)) / (accuracies.Count - 1);
        double half = Quantile(accuracies.Count - 1) * Math.Sqrt(variance / accuracies.Count);
        return (Math.Max(0, Math.Min(low, mean - half)), Math.Min(1, Math.Max(high, mean + half)));
    }

    /// <summary>Wilson's score interval of a share over so many draws.</summary>
    public static (double Low, double High) Wilson(double share, int draws)
    {
        double square = Normal * Normal;
        double centre = (share + square / (2 * draws)) / (1 + square / draws);
        double half = Normal / (1 + square / draws) * Math.Sqrt(share * (1 - share) / draws + square / (4.0 * draws * draws));
        return (centre - half, centre + half);
    }

    static double Quantile(int degrees) => degrees <= Student.Length ? Student[degrees - 1] : Normal;
}
