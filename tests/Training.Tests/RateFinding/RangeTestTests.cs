using Strata.Training.RateFinding;

namespace Strata.Tests.RateFinding;

public class RangeTestTests
{
    /// <summary>Gradient descent on f(x) = k/2 x² from x = 1: stable below the rate 2/k, and nowhere above.</summary>
    static Func<double, double> Quadratic(double k)
    {
        double x = 1;
        return rate =>
        {
            double loss = k / 2 * x * x;
            x -= rate * k * x;
            return loss;
        };
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(300)]
    public void Suggestion_for_a_quadratic_lies_in_its_stable_region(double k)
    {
        IReadOnlyList<RatePoint> points = RangeTest.Run(new RangeTestOptions { From = 1e-5 / k, To = 100 / k, Steps = 200 }, Quadratic(k));
        Assert.True(points.Count < 200, "the loss should break out beyond 2/k and end the test");
        RateSuggestion suggestion = RateSuggestion.Of(points)!;
        Assert.InRange(suggestion.Rate * k, 0.01, 1);
        Assert.InRange(suggestion.Steepest * k, 0.01, 2);
        Assert.InRange(suggestion.Lowest * k, 0.1, 5);
        Assert.Equal(Math.Min(suggestion.Steepest, suggestion.Lowest / 10), suggestion.Rate, 12);
    }

    [Fact]
    public void Rates_grow_by_the_same_factor_from_the_first_to_the_last()
    {
        List<double> rates = [];
        RangeTest.Run(new RangeTestOptions { From = 1e-4, To = 1, Steps = 41 }, rate =>
        {
            rates.Add(rate);
            return 1;
        });
        Assert.Equal((41, 1e-4, 1.0), (rates.Count, rates[0], rates[^1]));
        Assert.All(rates.Zip(rates.Skip(1)), pair => Assert.Equal(Math.Pow(10, 0.1), pair.Second / pair.First, 9));
    }

    [Fact]
    public void Suggestions_read_off_a_curve_drawn_by_hand()
    {
        // Falls as a logistic step centred on 1e-3, is lowest at 1e-2, and rises from there.
        IReadOnlyList<RatePoint> points = RangeTest.Run(new RangeTestOptions { From = 1e-6, To = 1, Steps = 241 }, rate =>
        {
            double place = Math.Log10(rate);
            return 2.3 - 2 / (1 + Math.Exp(-4 * (place + 3))) + (place > -2 ? 0.3 * (place + 2) : 0);
        });
        RateSuggestion suggestion = RateSuggestion.Of(points)!;
        Assert.InRange(suggestion.Steepest, 0.9e-3, 1.1e-3);
        Assert.InRange(suggestion.Lowest, 0.8e-2, 1.5e-2);
        Assert.Equal(suggestion.Lowest / 10, suggestion.TenthOfLowest, 12);
    }

    [Fact]
    public void Smoothing_averages_the_steps_on_both_sides()
    {
        int step = 0;
        IReadOnlyList<RatePoint> points = RangeTest.Run(new RangeTestOptions { Steps = 20 }, _ => step++ == 10 ? 6 : 3);
        Assert.Equal([3, 4, 4, 4, 3], points.Skip(8).Take(5).Select(point => point.Smoothed));
    }

    [Fact]
    public void Loss_that_never_falls_gives_no_suggestion() =>
        Assert.Null(RateSuggestion.Of(RangeTest.Run(new RangeTestOptions { Steps = 30 }, _ => 2.3)));

    [Fact]
    public void Loss_that_is_no_number_ends_the_test()
    {
        int step = 0;
        Assert.Equal(5, RangeTest.Run(new RangeTestOptions { Steps = 30 }, _ => step++ < 5 ? 1 : double.NaN).Count);
    }

    [Theory]
    [InlineData(0, 1, 20)]
    [InlineData(1, 1, 20)]
    [InlineData(1, double.PositiveInfinity, 20)]
    [InlineData(double.NaN, 1, 20)]
    [InlineData(0.1, 1, 9)]
    public void Rates_that_cannot_be_are_refused(double from, double to, int steps) =>
        Assert.Throws<InputException>(() => new RangeTestOptions { From = from, To = to, Steps = steps }.Validated());
}
