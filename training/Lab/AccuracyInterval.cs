using Strata.Statistics;
using Strata.Training.CrossValidation;

namespace Strata.Training.Lab;

/// <summary>95 % intervals of accuracies.</summary>
public static class AccuracyInterval
{
    /// <summary>
    /// Where the accuracy lies: one run's by Wilson's score interval over the test images (Wilson 1927), that of several seeds by
    /// Student's t over the seeds, but never narrower than Wilson's around their mean, which the shared test images set.
    /// </summary>
    /// <param name="accuracies">One accuracy a seed, 0 to 1.</param>
    /// <param name="images">Images in the test set, at least 1.</param>
    /// <returns>Lower and upper end; NaN where an accuracy is.</returns>
    public static (double Low, double High) Of(IReadOnlyList<double> accuracies, int images)
    {
        (double low, double high) = WilsonInterval.Of(accuracies.Average(), images);
        if (accuracies.Count == 1)
            return (low, high);
        MeanInterval seeds = MeanInterval.Of(accuracies).Within(0, 1);
        return (Math.Min(low, seeds.Low), Math.Max(high, seeds.High));
    }
}
