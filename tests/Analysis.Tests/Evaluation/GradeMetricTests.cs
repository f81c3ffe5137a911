using System.Text.Json;
using System.Text.Json.Nodes;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Ranking;
using Strata.Analysis.Significance;
using Strata.Registry;
using Strata.Statistics;

namespace Strata.Tests.Evaluation;

/// <summary>Figures of ordered grades: by hand, against scikit-learn and scipy (tests/fixtures/metrics/make.py), and what holds for all.</summary>
public class GradeMetricTests
{
    static readonly JsonNode s_expected = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "metrics", "grades.json")))!;
    static readonly Predictions s_graded = Load();

    static readonly string[] s_keys =
        ["quadraticKappa", "meanGradeError", "meanSquaredGradeError", "expectedGradeError", "withinOneGrade", "macroAuc", "referableAuc", "referableSensitivity", "referableSpecificity"];

    // One image a row: grades 0, 0, 1, 2, 3 of four, taken for 0, 1, 1, 3, 1.
    static readonly Predictions s_five = new(
        [0, 0, 1, 2, 3],
        [
            0.7f, 0.2f, 0.1f, 0,
            0.3f, 0.4f, 0.2f, 0.1f,
            0.1f, 0.8f, 0.1f, 0,
            0, 0.1f, 0.4f, 0.5f,
            0.1f, 0.5f, 0.2f, 0.2f,
        ],
        RandomPredictions.Names(4), new Grading(2));

    static Predictions Load()
    {
        int[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "fixtures", "metrics", "grades.csv")).Skip(1)
            .Select(line => line.Split(',').Select(int.Parse).ToArray())];
        return new Predictions(
            [.. rows.Select(row => row[0])], [.. rows.SelectMany(row => row.Skip(1)).Select(units => units / 65536f)], RandomPredictions.Names(5), new Grading(2));
    }

    static Dictionary<string, double> Measured(Predictions predictions) => Parts<IMetric>.All
        .SelectMany(metric => metric.Instance.Measure(predictions)).ToDictionary(figure => figure.Key, figure => figure.Value);

    [Fact]
    public void Every_figure_is_that_of_scikit_learn()
    {
        Dictionary<string, double> expected = s_expected["figures"].Deserialize<Dictionary<string, double>>()!, measured = Measured(s_graded);
        Assert.Equal(s_keys.Order(), expected.Keys.Order());
        Assert.All(expected, figure => Assert.Equal(figure.Value, measured[figure.Key], 1e-9));
    }

    // Distances 0, 1, 0, 1, 2: Σd² = 6. Labels 0,0,1,2,3: Σl 6, Σl² 14; predicted 0,1,1,3,1: Σp 6, Σp² 12; chance 14 + 12 - 2·36/5 = 11.6.
    // Referable, summed from grade 2 on: 0.1, 0.3, 0.1 against 0.9, 0.4: all above; 0.4 is below a half.
    // Class 1 by its probability: 0.8 against 0.2, 0.4, 0.1, 0.5: area 1. Class 3: 0.2 against 0, 0.1, 0, 0.5: 3/4. Class 2: 0.4 above all.
    [Theory]
    [InlineData("quadraticKappa", 1 - 6 / 11.6)]
    [InlineData("meanGradeError", 4 / 5.0)]
    [InlineData("meanSquaredGradeError", 6 / 5.0)]
    [InlineData("withinOneGrade", 4 / 5.0)]
    [InlineData("expectedGradeError", (0.4 + 1.1 + 0.2 + 0.6 + 1.5) / 5)]
    [InlineData("macroAuc", (1 + 1 + 1 + 3 / 4.0) / 4)]
    [InlineData("referableAuc", 1)]
    [InlineData("referableSensitivity", 1 / 2.0)]
    [InlineData("referableSpecificity", 1)]
    public void Figures_are_what_a_pencil_gives(string key, double expected) => Assert.Equal(expected, Measured(s_five)[key], 1e-6);

    [Fact]
    public void Classes_without_order_have_none_of_them_but_the_areas() =>
        Assert.Equal(["macroAuc"], Measured(RandomPredictions.Of(1, 50, 4)).Keys.Intersect(s_keys));

    // Values between best and worst, finite for any labels, whichever classes are missing.
    [Fact]
    public void Values_lie_between_best_and_worst()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Predictions some = RandomPredictions.Of(seed, 1 + seed * 3, 2 + seed % 5, seed % 5, Grading.Of(2 + seed % 5));
            foreach (Figure figure in Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(some)))
                Assert.InRange(figure.Value, Math.Min(figure.Best, figure.Worst) - 1e-12, Math.Max(figure.Best, figure.Worst) + 1e-12);
        }
    }

    [Fact]
    public void A_perfect_classifier_reaches_the_best_and_one_that_says_the_same_of_all_agrees_by_chance()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 5)];
        Predictions perfect = RandomPredictions.Certain(labels, 5, label => label, new Grading(2));
        Assert.All(Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(perfect)).Where(figure => s_keys.Contains(figure.Key)),
            figure => Assert.Equal(figure.Best, figure.Value));
        Dictionary<string, double> constant = Measured(RandomPredictions.Certain(labels, 5, _ => 2, new Grading(2)));
        Assert.Equal((0, 0.5, 0.5), (constant["quadraticKappa"], constant["macroAuc"], constant["referableAuc"]));
    }

    // Kappa weighs a mistake by the square of its distance, accuracy does not: two models equally accurate, one far off.
    [Fact]
    public void A_mistake_costs_by_its_distance()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 5)];
        Dictionary<string, double> near = Measured(RandomPredictions.Certain(labels, 5, label => label == 0 ? 1 : label, new Grading(2)));
        Dictionary<string, double> far = Measured(RandomPredictions.Certain(labels, 5, label => label == 0 ? 4 : label, new Grading(2)));
        Assert.Equal(near["accuracy"], far["accuracy"]);
        Assert.True(near["quadraticKappa"] > far["quadraticKappa"] + 0.3);
        Assert.Equal((0.2, 0.8), (near["meanGradeError"], far["meanGradeError"]));
    }

    [Fact]
    public void Weights_of_kappa_count_like_copies()
    {
        GradeAgreement weighted = new(), copied = new();
        foreach ((int label, int predicted, int times) in ((int, int, int)[])[(0, 1, 3), (2, 2, 5), (4, 1, 2), (1, 1, 1)])
        {
            weighted.Add(label, predicted, times + 1);
            weighted.Add(label, predicted, -1);
            for (int copy = 0; copy < times; copy++)
                copied.Add(label, predicted, 1);
        }
        Assert.Equal(copied.Kappa, weighted.Kappa, 1e-12);
        Assert.Equal(copied.MeanDistance, weighted.MeanDistance, 1e-12);
    }

    [Fact]
    public void The_curve_is_that_of_scikit_learn_and_its_trapezia_are_the_area()
    {
        RankedScores ranked = RankedScores.FromGrade(s_graded, 2);
        RocCurve curve = ranked.Curve("referable");
        double[] Expected(string key) => s_expected["referableCurve"]![key].Deserialize<double[]>()!;
        (double X, double Y)[] theirs = [.. Expected("falsePositiveRate").Zip(Expected("truePositiveRate"))], ours = [.. curve.FalsePositiveRate.Zip(curve.TruePositiveRate)];
        double[] thresholds = [double.PositiveInfinity, .. Expected("thresholds")];
        // scikit-learn keeps more points on a straight line: every corner is one of its points, and all of its points lie between corners.
        Assert.All(ours.Zip(curve.Thresholds), corner => Assert.Equal(thresholds[Array.IndexOf(theirs, corner.First)], corner.Second, 1e-6));
        Assert.All(theirs, point => Assert.Contains(Enumerable.Range(1, ours.Length - 1), at => IsBetween(ours[at - 1], point, ours[at])));
        double trapezia = Enumerable.Range(1, curve.Thresholds.Count - 1).Sum(at =>
            (curve.FalsePositiveRate[at] - curve.FalsePositiveRate[at - 1]) * (curve.TruePositiveRate[at] + curve.TruePositiveRate[at - 1]) / 2);
        Assert.Equal(curve.Area, trapezia, 1e-12);
    }

    static bool IsBetween((double X, double Y) from, (double X, double Y) point, (double X, double Y) to) =>
        point.X >= from.X && point.X <= to.X && point.Y >= from.Y && point.Y <= to.Y
            && Math.Abs((point.X - from.X) * (to.Y - from.Y) - (point.Y - from.Y) * (to.X - from.X)) < 1e-12;

    // Every pair of a positive and a negative image, ties half.
    [Fact]
    public void The_area_is_the_share_of_pairs_in_order_whole_weighted_and_without_one()
    {
        Random random = new(5);
        double[] scores = [.. Enumerable.Range(0, 40).Select(_ => random.Next(8) / 8.0)];
        bool[] positive = [.. Enumerable.Range(0, 40).Select(i => i % 3 == 0)];
        double Pairs(Func<int, double> weight)
        {
            (double won, double all) = (0, 0);
            for (int high = 0; high < 40; high++)
                for (int low = 0; low < 40; low++)
                    if (positive[high] && !positive[low])
                    {
                        all += weight(high) * weight(low);
                        won += weight(high) * weight(low) * (scores[high] > scores[low] ? 1 : scores[high] == scores[low] ? 0.5 : 0);
                    }
            return won / all;
        }
        RankedScores ranked = new(scores, positive);
        byte[] weights = [.. Enumerable.Range(0, 40).Select(i => (byte)(i * 7 % 4))];
        Assert.Equal(Pairs(_ => 1), ranked.Area, 1e-12);
        Assert.Equal(Pairs(image => weights[image]), ranked.AreaOf(weights), 1e-12);
        double[] without = ranked.AreasWithoutOne();
        for (int left = 0; left < 40; left++)
            Assert.Equal(Pairs(image => image == left ? 0 : 1), without[left], 1e-12);
        Assert.True(double.IsNaN(new RankedScores([1, 2], [true, true]).Area));
    }

    // Both draw at random: the ends of 4,000 and of scipy's 9,999 resamples differ by a few per cent of the interval's width.
    [Theory, InlineData("quadraticKappa"), InlineData("meanGradeError"), InlineData("macroAuc"), InlineData("referableAuc")]
    public void The_interval_is_scipys(string key)
    {
        double[] expected = s_expected["intervals"]![key].Deserialize<double[]>()!;
        int place = ImageFigures.NamesOf(s_graded).ToList().FindIndex(name => name.Key == key);
        (double low, double high) = new FigureBootstrap(4_000, Seed: 1).Intervals([s_graded])[0][place];
        double margin = 0.08 * (expected[1] - expected[0]);
        Assert.Equal(expected[0], low, margin);
        Assert.Equal(expected[1], high, margin);
    }

    [Fact]
    public void Each_image_once_gives_the_figures_of_the_metrics()
    {
        ImageFigures images = new(s_graded);
        ImageFigures.Sums sums = new(images);
        double[] figures = new double[images.Names.Count];
        byte[] once = new byte[s_graded.Count];
        Array.Fill(once, (byte)1);
        sums.Set(once);
        sums.Write(figures);
        Assert.All(images.Names.Zip(figures), pair => Assert.Equal(Measured(s_graded)[pair.First.Key], pair.Second, 1e-9));
    }

    [Theory, InlineData(5, null, 2), InlineData(2, null, 1), InlineData(3, 1, 1)]
    public void The_lowest_referable_grade_is_the_second_unless_told(int classes, int? asked, int expected) =>
        Assert.Equal(expected, Grading.Of(classes, asked).Referable);

    [Theory, InlineData(5, 0), InlineData(5, 5), InlineData(1, null)]
    public void There_must_be_grades_on_both_sides(int classes, int? asked) => Assert.Throws<InputException>(() => Grading.Of(classes, asked));
}
