using Strata.Analysis.LearningCurves;
using Strata.Randomness;

namespace Strata.Tests.LearningCurves;

/// <summary>Fits against laws that are known.</summary>
public class PowerLawTests
{
    static readonly double[] s_sizes = [1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000];

    static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    [Theory]
    [InlineData(1.2, 0.5, 0.01)]
    [InlineData(0.3, 0.1, 0)]
    [InlineData(40, 0.9, 0.004)]
    [InlineData(0, 1, 0.02)]
    public void The_law_behind_points_is_found(double scale, double exponent, double floor)
    {
        PowerLaw law = new(scale, exponent, floor);
        PowerLaw found = PowerLawFit.Of(s_sizes, [.. s_sizes.Select(law.At)], Ones(s_sizes.Length));
        Assert.All((double[])[.. s_sizes, 1e6], size => Assert.Equal(law.At(size), found.At(size), 2e-6));
        if (scale > 0)
            Assert.Equal(exponent, found.Exponent, 2e-3);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void No_law_nearby_or_drawn_at_random_fits_better(int seed)
    {
        SplitMix64 random = new((ulong)seed);
        double[] errors = new double[s_sizes.Length], weights = new double[s_sizes.Length];
        for (int i = 0; i < errors.Length; i++)
            (errors[i], weights[i]) = (0.8 * Math.Pow(s_sizes[i], -0.35) + 0.01 + 0.003 * random.Bell(), random.Between(0.5, 2));
        double Left(PowerLaw law) => s_sizes.Select((size, i) => weights[i] * Math.Pow(errors[i] - law.At(size), 2)).Sum();
        PowerLaw found = PowerLawFit.Of(s_sizes, errors, weights);
        Assert.True(found is { Scale: >= 0, Floor: >= 0, Exponent: >= 0.02 and <= 3 });
        double best = Left(found);
        for (int draw = 0; draw < 2_000; draw++)
        {
            double near = Math.Pow(10, -random.Between(0, 4));
            PowerLaw other = draw % 2 == 0 ? new(random.Between(0, 5), random.Between(0.02, 3), random.Between(0, 0.05))
                : new(found.Scale * (1 + near * random.Bell()), Math.Clamp(found.Exponent + near * random.Bell(), 0.02, 3), Math.Max(0, found.Floor + 0.01 * near * random.Bell()));
            Assert.True(Left(other with { Scale = Math.Max(0, other.Scale) }) >= best * (1 - 1e-9));
        }
    }

    // 1 n^-1: from n to 2n it gains 1 / 2n, which falls below 0.001 beyond 500.
    [Fact]
    public void The_size_where_doubling_stops_paying_is_the_pencils()
    {
        PowerLaw law = new(1, 1, 0.02);
        Assert.Equal(500, law.SizeWhereDoublingGains(0.001), 1e-9);
        Assert.Equal(0.001, law.At(500) - law.At(1_000), 1e-12);
        Assert.Equal(0, new PowerLaw(0, 1, 0.02).SizeWhereDoublingGains(0.001));
    }

    [Fact]
    public void Fewer_than_three_sizes_are_no_law()
    {
        Assert.Throws<ArgumentException>(() => PowerLawFit.Of([1, 2, 2], [0.1, 0.2, 0.3], [1, 1, 1]));
        Assert.Null(new LawBootstrap(100, 1, 0.001).Fit([new LearningPoint(10, 5, 100, null), new LearningPoint(20, 4, 100, null)]));
    }

    // Errors drawn from a known law: of 60 curves, the interval of twice the largest size holds its truth nearly always.
    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        PowerLaw law = new(1.2, 0.5, 0.005);
        SplitMix64 random = new(5);
        BinomialDraw[] draws = [.. s_sizes.Select(size => new BinomialDraw(10_000, law.At(size)))];
        int held = 0;
        for (int curve = 0; curve < 60; curve++)
        {
            LearningPoint[] points = new LearningPoint[s_sizes.Length];
            for (int i = 0; i < points.Length; i++)
                points[i] = new LearningPoint((int)s_sizes[i], draws[i].Next(ref random), 10_000, null);
            FittedLaw fit = new LawBootstrap(150, curve, 0.001).Fit(points)!;
            held += fit.AtTwice.Low <= law.At(120_000) && law.At(120_000) <= fit.AtTwice.High ? 1 : 0;
            Assert.InRange(fit.Dispersion, 0, 8);
        }
        Assert.InRange(held, 49, 60);
    }

    [Fact]
    public void Same_seed_gives_the_same_intervals()
    {
        LearningPoint[] points = [.. s_sizes.Select(size => new LearningPoint((int)size, (int)(9_000 * Math.Pow(size, -0.3)), 10_000, null))];
        Assert.Equal(new LawBootstrap(100, 4, 0.001).Fit(points)!.Pays, new LawBootstrap(100, 4, 0.001).Fit(points)!.Pays);
        Assert.NotEqual(new LawBootstrap(100, 4, 0.001).Fit(points)!.Pays, new LawBootstrap(100, 5, 0.001).Fit(points)!.Pays);
    }

    [Theory, InlineData(20, 0.3), InlineData(10_000, 0.007), InlineData(5, 0), InlineData(5, 1)]
    public void Binomial_draws_have_its_mean_and_variance(int trials, double share)
    {
        SplitMix64 random = new(1);
        BinomialDraw draw = new(trials, share);
        double[] counts = new double[20_000];
        for (int i = 0; i < counts.Length; i++)
            counts[i] = draw.Next(ref random);
        (double mean, double variance) = (trials * share, trials * share * (1 - share));
        Assert.Equal(mean, counts.Average(), 4 * Math.Sqrt(variance / counts.Length) + 1e-12);
        Assert.Equal(variance, counts.Average(count => (count - mean) * (count - mean)), 0.06 * variance + 1e-12);
    }
}
