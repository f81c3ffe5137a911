using System.Text.Json;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Significance;
using Strata.Registry;
using Strata.Tests.Evaluation;

namespace Strata.Tests.Significance;

/// <summary>Intervals by drawing the images again.</summary>
public class FigureBootstrapTests
{
    [Theory, InlineData(1, 3), InlineData(2, 10), InlineData(3, 120)]
    public void Each_image_once_gives_the_figures_of_the_metrics(int seed, int classes)
    {
        Predictions predictions = RandomPredictions.Of(seed, 200, classes);
        ImageFigures.Sums sums = new(new ImageFigures(predictions));
        IReadOnlyList<(string Key, string Title)> names = ImageFigures.NamesOf(predictions);
        double[] figures = new double[names.Count];
        byte[] once = new byte[200];
        Array.Fill(once, (byte)1);
        sums.Set(once);
        sums.Write(figures);
        Dictionary<string, double> measured = Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(predictions))
            .ToDictionary(figure => figure.Key, figure => figure.Value);
        Assert.All(names.Zip(figures), pair => Assert.Equal(measured[pair.First.Key], pair.Second, 1e-9));
    }

    // Both draw at random: the ends of 4,000 and of scipy's 20,000 resamples differ by a few per cent of the interval's width.
    [Theory, InlineData("logLoss"), InlineData("macroF1")]
    public void The_interval_is_scipys(string key)
    {
        JsonElement made = SignificanceFixture.Made.GetProperty("bootstrap");
        Predictions predictions = new(
            made.GetProperty("labels").Deserialize<int[]>()!, made.GetProperty("probabilities").Deserialize<float[]>()!, ["a", "b", "c"]);
        double[] expected = made.GetProperty(key).Deserialize<double[]>()!;
        int place = ImageFigures.NamesOf(predictions).ToList().FindIndex(name => name.Key == key);
        (double low, double high) = new FigureBootstrap(4_000, Seed: 1).Intervals([predictions])[0][place];
        double margin = 0.06 * (expected[1] - expected[0]);
        Assert.Equal(expected[0], low, margin);
        Assert.Equal(expected[1], high, margin);
    }

    // Of 100 sets drawn from one source, about 95 intervals hold the figure of a set so large that it is the source's own.
    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        Predictions source = RandomPredictions.Of(1_000, 200_000, 4);
        double truth = new Analysis.Evaluation.Metrics.LogLoss().Measure(source).Single().Value;
        int held = Enumerable.Range(0, 100).Count(seed =>
        {
            (double low, double high) = new FigureBootstrap(300, seed).Intervals([RandomPredictions.Of(seed, 150, 4)])[0][3];
            return low <= truth && truth <= high;
        });
        Assert.InRange(held, 87, 100);
    }

    [Fact]
    public void Same_seed_gives_the_same_bits_whatever_the_threads()
    {
        Predictions[] models = [RandomPredictions.Of(1, 300, 5), RandomPredictions.Of(2, 300, 5)];
        (double, double)[][] one = new FigureBootstrap(200, 7, Threads: 1).Intervals(models);
        Assert.Equal(one, new FigureBootstrap(200, 7, Threads: 4).Intervals(models));
        Assert.NotEqual(one[0], new FigureBootstrap(200, 8).Intervals(models)[0]);
    }

    [Fact]
    public void A_model_without_a_mistake_has_intervals_of_no_width()
    {
        Predictions perfect = RandomPredictions.Certain([0, 1, 2, 0, 1, 2], 3, label => label);
        Assert.Equal((0, 0), new FigureBootstrap(100, 1).Intervals([perfect])[0][4]);
    }

    [Fact]
    public void Quantiles_lie_on_straight_lines_between_sorted_values()
    {
        Assert.Equal(2.5, BcaInterval.Quantile([1, 2, 3, 4], 0.5));
        Assert.Equal((1, 4), (BcaInterval.Quantile([1, 2, 3, 4], 0), BcaInterval.Quantile([1, 2, 3, 4], 1)));
        Assert.Equal(7, BcaInterval.Quantile([7], 0.3));
    }
}
