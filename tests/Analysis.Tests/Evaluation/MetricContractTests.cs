using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Tests.Evaluation;

/// <summary>What every metric promises, run over the registry.</summary>
public class MetricContractTests
{
    // Rounding of sums in another order.
    const double Rounding = 1e-12;

    public static TheoryData<string> Metrics { get; } = new(Parts<IMetric>.Names);

    static Figure[] Measure(string metric, Predictions predictions) =>
        [.. Parts<IMetric>.Get("metric", metric).Measure(predictions)];

    static void RequireSame(Figure[] expected, Figure[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Value, pair.Second.Value, Rounding));

    [Theory, MemberData(nameof(Metrics))]
    public void Values_lie_between_best_and_worst(string metric)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Predictions some = RandomPredictions.Of(seed, count: 1 + seed * 3, classes: 1 + seed % 12, skill: seed % 5);
            foreach (Figure figure in Measure(metric, some))
                Assert.InRange(
                    figure.Value, Math.Min(figure.Best, figure.Worst) - Rounding, Math.Max(figure.Best, figure.Worst) + Rounding);
        }
    }

    [Theory, MemberData(nameof(Metrics))]
    public void The_order_of_images_does_not_matter(string metric)
    {
        Predictions straight = RandomPredictions.Of(seed: 7, count: 101, classes: 6);
        int[] order = [.. Enumerable.Range(0, straight.Count).Reverse()];
        Predictions reversed = new(
            [.. order.Select(i => straight.Labels[i])],
            [.. order.SelectMany(i => straight.Row(i).ToArray())],
            straight.ClassNames);

        RequireSame(Measure(metric, straight), Measure(metric, reversed));
    }

    [Theory, MemberData(nameof(Metrics))]
    public void The_order_of_classes_does_not_matter(string metric)
    {
        Predictions straight = RandomPredictions.Of(seed: 8, count: 101, classes: 6);
        Predictions renamed = new(
            [.. straight.Labels.Select(label => 5 - label)],
            [.. Enumerable.Range(0, straight.Count).SelectMany(i => straight.Row(i).ToArray().Reverse())],
            straight.ClassNames);

        RequireSame(Measure(metric, straight), Measure(metric, renamed));
    }

    [Theory, MemberData(nameof(Metrics))]
    public void Nothing_beats_a_perfect_classifier(string metric)
    {
        Predictions some = RandomPredictions.Of(seed: 9, count: 90, classes: 4);
        Figure[] perfect = Measure(metric, RandomPredictions.Certain(some.Labels, classes: 4, label => label));

        Assert.All(perfect.Zip(Measure(metric, some)), pair =>
            Assert.True(Goodness(pair.First) >= Goodness(pair.Second), $"{pair.First} loses against {pair.Second}"));
    }

    [Theory, MemberData(nameof(Metrics))]
    public void A_perfect_classifier_reaches_the_best_as_images_grow(string metric)
    {
        int[] labels = [.. Enumerable.Range(0, 1_000_000).Select(i => i % 3)];
        Assert.All(Measure(metric, RandomPredictions.Certain(labels, classes: 3, label => label)),
            figure => Assert.Equal(figure.Best, figure.Value, 1e-5));
    }

    [Theory, MemberData(nameof(Metrics))]
    public void A_classifier_that_always_says_the_same_gives_finite_figures(string metric)
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 10)];
        Assert.All(
            Measure(metric, RandomPredictions.Certain(labels, classes: 10, _ => 0)),
            figure => Assert.True(double.IsFinite(figure.Value), $"{figure}"));
    }

    [Fact]
    public void A_constant_classifier_has_the_figures_of_its_one_class()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 10)];
        Predictions constant = RandomPredictions.Certain(labels, classes: 10, _ => 4);
        Dictionary<string, double> figures = Parts<IMetric>.All
            .SelectMany(metric => metric.Instance.Measure(constant)).ToDictionary(figure => figure.Key, figure => figure.Value);

        Assert.Equal(0.1, figures["accuracy"]);
        Assert.Equal(0.01, figures["macroPrecision"], Rounding);
        Assert.Equal(0.1, figures["macroRecall"], Rounding);
        Assert.Equal(0.2 / 1.1 / 10, figures["macroF1"], Rounding);
        Assert.Equal(0.9, figures["calibrationError"], Rounding);
        Assert.Equal(1.8, figures["brierScore"], Rounding);
    }

    [Fact]
    public void No_two_figures_share_a_key()
    {
        Predictions some = RandomPredictions.Of(seed: 1, count: 50, classes: 10);
        string[] keys = [.. Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(some)).Select(figure => figure.Key)];
        Assert.Equal(keys.Distinct(), keys);
        Assert.All(keys, key => Assert.Matches("^[a-z][A-Za-z0-9]*$", key));
    }

    static double Goodness(Figure figure) => figure.Best > figure.Worst ? figure.Value : -figure.Value;
}
