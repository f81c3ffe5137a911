using MathNet.Numerics.Distributions;

namespace Strata.Training.CrossValidation;

/// <summary>The mean of a few measurements and how far it can be trusted.</summary>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Deviation">The standard deviation of one measurement (n - 1 in the denominator).</param>
/// <param name="Low">The lower end of the 95 % interval of the mean.</param>
/// <param name="High">The upper end.</param>
public sealed record MeanInterval(double Mean, double Deviation, double Low, double High)
{
    const double TwoSided95 = 0.975;

    /// <summary>mean ± t(0.975; n-1) · s / √n (Student 1908).</summary>
    /// <remarks>
    /// Folds share most of their training images, so that over folds the interval is on the narrow side (Bengio and Grandvalet
    /// 2004).
    /// </remarks>
    /// <param name="values">At least 2.</param>
    public static MeanInterval Of(IReadOnlyCollection<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        double half = StudentT.InvCDF(0, 1, values.Count - 1, TwoSided95) * deviation / Math.Sqrt(values.Count);
        return new MeanInterval(mean, deviation, mean - half, mean + half);
    }

    /// <summary>The same, cut off where the quantity ends: Student's t knows of no ends, and few measurements make it reach beyond.</summary>
    public MeanInterval Within(double least, double most) => this with { Low = Math.Max(least, Low), High = Math.Min(most, High) };
}
