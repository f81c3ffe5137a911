using Microsoft.ML;
using Microsoft.ML.Data;

namespace Strata.Tests;

public sealed class MetricsTests
{
    readonly MLContext _context = new(1);

    MulticlassClassificationMetrics Evaluate(int topK, params Scored[] rows) =>
        _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(rows), topKPredictionCount: topK);

    [Fact]
    public void Figures_are_those_worked_by_hand()
    {
        MulticlassClassificationMetrics metrics = Evaluate(2,
            new Scored { Label = 1, Score = [0.5f, 0.25f, 0.25f] },
            new Scored { Label = 1, Score = [0.25f, 0.5f, 0.25f] },
            new Scored { Label = 2, Score = [0.25f, 0.5f, 0.25f] },
            new Scored { Label = 3, Score = [0.5f, 0.25f, 0.25f] });
        Assert.Equal(0.5, metrics.MicroAccuracy);
        Assert.Equal((0.5 + 1 + 0) / 3, metrics.MacroAccuracy, 12);
        // Two halves and two quarters: (2 ln 2 + 2 ln 4) / 4.
        Assert.Equal(1.5 * Math.Log(2), metrics.LogLoss, 12);
        // The frequencies are a half and two quarters: their loss is 1.5 ln 2 as well.
        Assert.Equal(0, metrics.LogLossReduction, 12);
        Assert.Equal([1.5 * Math.Log(2), Math.Log(2), 2 * Math.Log(2)], metrics.PerClassLogLoss);
        // Among equals the lower class is the more probable one: the last row's class comes third.
        Assert.Equal([0.5, 0.75], metrics.TopKAccuracyForAllK);
        Assert.Equal(0.75, metrics.TopKAccuracy);
        Assert.Equal([[1, 1, 0], [0, 1, 0], [1, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal([0.5, 0.5, 0], metrics.ConfusionMatrix.PerClassPrecision);
        Assert.Equal([0.5, 1, 0], metrics.ConfusionMatrix.PerClassRecall);
        Assert.Equal(1, metrics.ConfusionMatrix.GetCountForClassPair(predictedClassIndicatorIndex: 1, actualClassIndicatorIndex: 0));
    }

    [Fact]
    public void A_probability_of_zero_costs_a_finite_loss() =>
        Assert.Equal(-Math.Log(1e-15), Evaluate(0, new Scored { Label = 2, Score = [1, 0, 0] }).LogLoss, 9);

    [Fact]
    public void The_confusion_table_names_truth_and_predictions() =>
        Assert.Contains("truth", Evaluate(0, new Scored { Label = 1, Score = [1, 0, 0] }).ConfusionMatrix.GetFormattedConfusionTable());

    [Fact]
    public void Nothing_to_evaluate_is_an_error() => Assert.Throws<InvalidOperationException>(() => Evaluate(0));

    public sealed class Scored
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [KeyType(3)]
        public uint PredictedLabel { get; set; }

        [VectorType(3)]
        public float[] Score { get; set; } = [];
    }
}
