using System.Text.Json;
using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Tests.Evaluation;

public class ScikitLearnTests
{
    public static TheoryData<string> Cases { get; } = new("two-classes", "three-classes", "ten-classes");

    // scikit-learn renormalises what it clipped before the logarithm: a relative 1e-6 of a probability.
    const double Tolerance = 1e-6;

    [Theory, MemberData(nameof(Cases))]
    public void Every_figure_is_that_of_scikit_learn(string name)
    {
        MetricFixture fixture = MetricFixture.Load(name);
        Dictionary<string, double> measured = Parts<IMetric>.All
            .SelectMany(metric => metric.Instance.Measure(fixture.Predictions))
            .ToDictionary(figure => figure.Key, figure => figure.Value);

        Assert.Equal(fixture.Figures.Keys.Order(), measured.Keys.Order());
        Assert.All(fixture.Figures, expected => Assert.Equal(expected.Value, measured[expected.Key], Tolerance));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_class_score_is_that_of_scikit_learn(string name)
    {
        MetricFixture fixture = MetricFixture.Load(name);
        ClassScore[] scores = ClassScore.WithAreas(fixture.Predictions);
        double[] Expected(string key) => fixture.PerClass[key].Deserialize<double[]>()!;

        Assert.Equal(Expected("precision"), scores.Select(score => score.Precision));
        Assert.Equal(Expected("recall"), scores.Select(score => score.Recall));
        Assert.All(Expected("f1").Zip(scores), pair => Assert.Equal(pair.First, pair.Second.F1, 1e-12));
        Assert.All(Expected("specificity").Zip(scores), pair => Assert.Equal(pair.First, pair.Second.Specificity, 1e-12));
        Assert.All(fixture.PerClass["auc"].Deserialize<double?[]>()!.Zip(scores), pair => Assert.Equal(pair.First ?? -1, pair.Second.Auc ?? -1, 1e-12));
        Assert.Equal(Expected("support"), scores.Select(score => (double)score.Support));
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_confusion_matrix_is_that_of_scikit_learn(string name)
    {
        MetricFixture fixture = MetricFixture.Load(name);
        Assert.Equal(fixture.Confusion, fixture.Predictions.Confusion.ToRows());
    }
}
