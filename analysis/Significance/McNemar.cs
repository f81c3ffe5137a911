using MathNet.Numerics;

namespace Strata.Analysis.Significance;

/// <summary>Whether two classifiers err equally often, judged on the images that only one of them gets right (McNemar 1947).</summary>
/// <param name="OnlyFirst">Images that only the first gets right, 0 or more.</param>
/// <param name="OnlySecond">Images that only the second gets right.</param>
/// <param name="Images">All images, at least 1 and at least as many as both.</param>
public sealed record McNemar(int OnlyFirst, int OnlySecond, int Images)
{
    const double Z = 1.9599639845400545;

    /// <summary>The exact two-sided p-value: under no difference the smaller count is binomial with share 1/2.</summary>
    public double Exact => Math.Min(1, 2 * Tail + 2 * AtCount);

    /// <summary>
    /// The mid-p value, which counts the observed outcome half: never above the exact one, and closer to the level (Fagerland, Lydersen and
    /// Laake 2013, "The McNemar test for binary matched-pairs data").
    /// </summary>
    public double MidP => OnlyFirst + OnlySecond == 0 ? 1 : Math.Min(1, 2 * Tail + AtCount);

    /// <summary>The first's accuracy less the second's.</summary>
    public double Difference => (OnlyFirst - OnlySecond) / (double)Images;

    /// <summary>
    /// A 95 % interval for it (Bonett and Price 2012, "Adjusted Wald Confidence Interval for a Difference of Binomial Proportions Based on
    /// Paired Data"): Wald's, with one image more in each of the two counts and two in all.
    /// </summary>
    public (double Low, double High) Interval
    {
        get
        {
            double first = (OnlyFirst + 1.0) / (Images + 2), second = (OnlySecond + 1.0) / (Images + 2), difference = first - second;
            double spread = Z * Math.Sqrt((first + second - difference * difference) / (Images + 2));
            return (Math.Max(-1, difference - spread), Math.Min(1, difference + spread));
        }
    }

    /// <summary>Counts over the same images.</summary>
    /// <param name="first">[N]: whether the first misses an image.</param>
    /// <param name="second">[N]: whether the second does.</param>
    /// <exception cref="ArgumentException">The lengths differ, or are 0.</exception>
    public static McNemar Of(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second)
    {
        if (first.Length != second.Length || first.IsEmpty)
            throw new ArgumentException($"{first.Length:N0} images against {second.Length:N0}: both must be the same, at least 1", nameof(second));
        int onlyFirst = 0, onlySecond = 0;
        for (int i = 0; i < first.Length; i++)
        {
            onlyFirst += !first[i] && second[i] ? 1 : 0;
            onlySecond += first[i] && !second[i] ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond, first.Length);
    }

    int Fewer => Math.Min(OnlyFirst, OnlySecond);

    // P(X = fewer) and P(X < fewer) for X binomial (n, 1/2).
    double AtCount => Probability(Fewer);

    double Tail
    {
        get
        {
            double sum = 0;
            for (int count = 0; count < Fewer; count++)
                sum += Probability(count);
            return sum;
        }
    }

    double Probability(int count) =>
        Math.Exp(SpecialFunctions.BinomialLn(OnlyFirst + OnlySecond, count) - (OnlyFirst + OnlySecond) * Math.Log(2));
}
