using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Metrics;
using Strata.Registry;
using Strata.Statistics;

namespace Strata.Tests.Evaluation;

/// <summary>Six images of three classes, small enough to follow with a pencil.</summary>
public class HandWorkedTests
{
    static readonly Predictions Six = new(
        [0, 0, 0, 1, 1, 2],
        [
            0.8f, 0.1f, 0.1f,   // 0 as 0
            0.6f, 0.3f, 0.1f,   // 0 as 0
            0.3f, 0.6f, 0.1f,   // 0 as 1, second guess right
            0.1f, 0.9f, 0.0f,   // 1 as 1
            0.5f, 0.2f, 0.3f,   // 1 as 0, last guess right
            0.2f, 0.4f, 0.4f,   // 2 as 1: the lower index wins the tie
        ],
        ["a", "b", "c"]);

    static double Value(string key) =>
        Parts<IMetric>.All.SelectMany(metric => metric.Instance.Measure(Six)).Single(figure => figure.Key == key).Value;

    [Fact]
    public void The_confusion_matrix_counts_truth_in_rows_and_predictions_in_columns()
    {
        Assert.Equal([[2, 1, 0], [1, 1, 0], [0, 1, 0]], Six.Confusion.ToRows());
        Assert.Equal((3, 3, 3), (Six.Confusion.Support(0), Six.Confusion.Predicted(0), Six.Confusion.Predicted(1)));
        Assert.Equal((3, 6), (Six.Confusion.Correct, Six.Confusion.Count));
    }

    [Fact]
    public void A_class_that_is_never_predicted_scores_zero_not_NaN() => Assert.Equal(
        [
            new ClassScore(0, "a", Precision: 2 / 3.0, Recall: 2 / 3.0, F1: 4 / 6.0, Support: 3, Predicted: 3, Specificity: 2 / 3.0),
            new ClassScore(1, "b", Precision: 1 / 3.0, Recall: 1 / 2.0, F1: 2 / 5.0, Support: 2, Predicted: 3, Specificity: 2 / 4.0),
            new ClassScore(2, "c", Precision: 0, Recall: 0, F1: 0, Support: 1, Predicted: 0, Specificity: 1),
        ],
        ClassScore.Of(Six));

    [Theory]
    [InlineData("accuracy", 3 / 6.0)]
    [InlineData("macroPrecision", (2 / 3.0 + 1 / 3.0) / 3)]
    [InlineData("macroRecall", (2 / 3.0 + 1 / 2.0) / 3)]
    [InlineData("macroF1", (2 / 3.0 + 2 / 5.0) / 3)]
    [InlineData("weightedPrecision", (3 * 2 / 3.0 + 2 * 1 / 3.0) / 6)]
    [InlineData("weightedRecall", 3 / 6.0)]
    [InlineData("weightedF1", (3 * 2 / 3.0 + 2 * 2 / 5.0) / 6)]
    [InlineData("top1", 3 / 6.0)]
    [InlineData("top2", 5 / 6.0)]
    [InlineData("top3", 1.0)]
    // Squares: 0.06, 0.26, 0.86, 0.02, 0.98, 0.56.
    [InlineData("brierScore", 2.74 / 6)]
    // Bins of 1/15: {0.4} 0 right; {0.5} 0 right; {0.6, 0.6} 1 right; {0.8} 1 right; {0.9} 1 right.
    [InlineData("calibrationError", (0.4 + 0.5 + 0.2 + 0.2 + 0.1) / 6)]
    // -ln of 0.8 · 0.6 · 0.3 · 0.9 · 0.2 · 0.4 = 0.010368, over 6.
    [InlineData("logLoss", 0.7615052)]
    public void Figures_are_what_a_pencil_gives(string key, double expected) => Assert.Equal(expected, Value(key), 1e-6);

    // Brown, Cai and DasGupta 2001 and every textbook: 0 of 10 gives [0, z²/(n+z²)] = [0, 0.2775].
    [Theory]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(1, 1, 0.2065, 1)]
    public void Wilson_intervals_hold_at_the_ends_too(int correct, int count, double low, double high)
    {
        (double Low, double High) interval = WilsonInterval.Of(correct / (double)count, count);
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
    }

    [Theory]
    [InlineData(0f, 1f, 15.9424)]   // sure and wrong: -ln ε, not infinity
    [InlineData(1f, 0f, 1.19e-7)]   // sure and right: ε, not zero
    public void Log_loss_is_clipped_at_the_epsilon_of_float32(float right, float wrong, double expected)
    {
        Predictions one = new([0], [right, wrong], ["a", "b"]);
        double loss = new LogLoss().Measure(one).Single().Value;
        Assert.Equal(expected, loss, expected * 2e-3);
    }
}
