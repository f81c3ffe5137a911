using Strata.Analysis.Significance;
using Strata.Randomness;

namespace Strata.Analysis.LearningCurves;

/// <summary>
/// Fits a power law and says how far chance in the test images moves it: the errors at every size are drawn again from the binomial distribution with
/// the observed share, and the law is fitted again; intervals are the 2.5 and 97.5 % quantiles. Chance in training is not in them: several
/// seeds a size show it, and <see cref="FittedLaw.Dispersion"/> tells of it.
/// </summary>
/// <param name="Resamples">1 and up.</param>
/// <param name="Seed">Any number; same seed, same intervals.</param>
/// <param name="Gain">The share of errors that twice as many images must gain to pay, above 0.</param>
sealed record LawBootstrap(int Resamples, int Seed, double Gain)
{
    const int BandSteps = 40;
    const double Beyond = 4;

    /// <summary>Fits.</summary>
    /// <returns>Null with fewer than three sizes.</returns>
    public FittedLaw? Fit(IReadOnlyList<LearningPoint> points)
    {
        if (points.DistinctBy(point => point.TrainImages).Count() < PowerLawFit.FewestSizes)
            return null;
        double[] sizes = [.. points.Select(point => (double)point.TrainImages)], weights = [.. points.Select(Weight)];
        PowerLaw law = PowerLawFit.Of(sizes, [.. points.Select(point => point.ErrorShare)], weights);
        PowerLaw[] drawn = Drawn(points, sizes, weights);
        Bounded Of(Func<PowerLaw, double> figure) => Ends(figure(law), [.. drawn.Select(figure)]);
        double largest = sizes.Max(), pays = law.SizeWhereDoublingGains(Gain);
        return new FittedLaw(
            law, Of(each => each.Exponent), Of(each => each.Floor), Dispersion(points, law, weights), Of(each => each.SizeWhereDoublingGains(Gain)),
            Of(each => each.At(Math.Max(1, pays))), pays > largest, Of(each => each.At(2 * largest)),
            [.. Steps(sizes.Min(), Beyond * largest).Select(images => (images, Of(each => each.At(images))))]);
    }

    PowerLaw[] Drawn(IReadOnlyList<LearningPoint> points, double[] sizes, double[] weights)
    {
        BinomialDraw[] draws = [.. points.Select(point => new BinomialDraw(point.TestImages, point.ErrorShare))];
        PowerLaw[] drawn = new PowerLaw[Resamples];
        double[] errors = new double[points.Count];
        for (int resample = 0; resample < Resamples; resample++)
        {
            SplitMix64 random = SplitMix64.Stream((ulong)Seed, (ulong)resample);
            for (int i = 0; i < errors.Length; i++)
                errors[i] = draws[i].Next(ref random) / (double)points[i].TestImages;
            drawn[resample] = PowerLawFit.Of(sizes, errors, weights);
        }
        return drawn;
    }

    // One over the variance of a share; one error more and two images more keep it finite where there is none.
    static double Weight(LearningPoint point)
    {
        double share = (point.Errors + 1.0) / (point.TestImages + 2);
        return point.TestImages / (share * (1 - share));
    }

    static double Dispersion(IReadOnlyList<LearningPoint> points, PowerLaw law, double[] weights)
    {
        int left = points.Count - PowerLawFit.FewestSizes;
        return left == 0 ? double.NaN
            : points.Zip(weights, (point, weight) => weight * Math.Pow(point.ErrorShare - law.At(point.TrainImages), 2)).Sum() / left;
    }

    static Bounded Ends(double value, double[] drawn)
    {
        Array.Sort(drawn);
        return new Bounded(value, Quantile(drawn, 0.025), Quantile(drawn, 0.975));
    }

    // Between an infinite and a finite neighbour there is no middle.
    static double Quantile(double[] sorted, double share)
    {
        double value = BcaInterval.Quantile(sorted, share);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    static IEnumerable<double> Steps(double from, double to) =>
        Enumerable.Range(0, BandSteps + 1).Select(step => from * Math.Pow(to / from, step / (double)BandSteps));
}
