using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Strata.Tests;

/// <summary>What every multiclass trainer promises.</summary>
public sealed class TrainerContractTests
{
    public static TheoryData<string> Trainers { get; } = [.. Make(new MLContext(1)).Keys];

    static Dictionary<string, IEstimator<ITransformer>> Make(MLContext context)
    {
        var trainers = context.MulticlassClassification.Trainers;
        var binary = context.BinaryClassification.Trainers;
        return new()
        {
            ["LbfgsMaximumEntropy"] = trainers.LbfgsMaximumEntropy(),
            ["SdcaMaximumEntropy"] = trainers.SdcaMaximumEntropy(),
            ["NaiveBayes"] = trainers.NaiveBayes(),
            ["LinearSvm"] = trainers.OneVersusAll(binary.LinearSvm(numberOfIterations: 20)),
            ["AveragedPerceptron"] = trainers.OneVersusAll(binary.AveragedPerceptron()),
            ["FastTree"] = trainers.OneVersusAll(binary.FastTree(numberOfTrees: 10, minimumExampleCountPerLeaf: 3)),
            ["FastForest"] = trainers.OneVersusAll(binary.FastForest(numberOfTrees: 10, minimumExampleCountPerLeaf: 3)),
            ["LightGbm"] = trainers.LightGbm(numberOfIterations: 10),
        };
    }

    static IDataView Predict(string trainer, int seed, IDataView? train = null, IDataView? test = null)
    {
        MLContext context = new(seed);
        return Make(context)[trainer].Fit(train ?? SmallData.View(context)).Transform(test ?? SmallData.View(context));
    }

    static float[] Scores(IDataView view) => [.. view.GetColumn<float[]>("Score").SelectMany(row => row)];

#if STRATA_DROPIN
    // A trainer that is added to the drop-in has to keep these promises too.
    [Fact]
    public void Every_trainer_of_the_drop_in_is_among_them()
    {
        Type[] catalogs =
        [
            typeof(MulticlassClassificationCatalog.MulticlassClassificationTrainers),
            typeof(BinaryClassificationCatalog.BinaryClassificationTrainers),
        ];
        IEnumerable<string> there = typeof(MLContext).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && catalogs.Contains(method.GetParameters()[0].ParameterType))
            .Select(method => method.Name).Distinct();
        Assert.Equal(Make(new MLContext(1)).Keys.Order(), there.Except(["OneVersusAll"]).Order());
    }
#endif

    [Theory, MemberData(nameof(Trainers))]
    public void Learns_most_of_the_data_that_it_saw(string trainer) =>
        Assert.InRange(new MLContext().MulticlassClassification.Evaluate(Predict(trainer, 1)).MicroAccuracy, 0.6, 1);

    [Theory, MemberData(nameof(Trainers))]
    public void Same_seed_gives_the_same_scores(string trainer) =>
        Assert.Equal(Scores(Predict(trainer, 5)), Scores(Predict(trainer, 5)));

    [Theory, MemberData(nameof(Trainers))]
    public void A_row_has_the_same_scores_alone_and_among_others(string trainer)
    {
        MLContext context = new(1);
        ITransformer model = Make(context)[trainer].Fit(SmallData.View(context));
        float[] together = Scores(model.Transform(SmallData.View(context)));
        IDataView single = context.Data.LoadFromEnumerable([SmallData.Rows[17]]);
        Assert.Equal(together[(17 * 3)..(18 * 3)], Scores(model.Transform(single)));
    }

    [Theory, MemberData(nameof(Trainers))]
    public void The_predicted_key_is_that_of_the_highest_score_and_stands_for_the_class(string trainer)
    {
        IDataView view = Predict(trainer, 1);
        uint[] highest = [.. view.GetColumn<float[]>("Score").Select(row => (uint)Array.IndexOf(row, row.Max()) + 1)];
        Assert.Equal(highest, view.GetColumn<uint>("PredictedLabel"));
        VBuffer<int> classes = default;
        view.Schema["PredictedLabel"].GetKeyValues(ref classes);
        Assert.Equal([0, 1, 2], classes.DenseValues());
    }

    [Theory, MemberData(nameof(Trainers))]
    public void Scores_are_probabilities(string trainer)
    {
        if (trainer == "NaiveBayes")
            return;
        Assert.All(Predict(trainer, 1).GetColumn<float[]>("Score"), row =>
        {
            Assert.All(row, share => Assert.InRange(share, 0, 1));
            Assert.Equal(1, row.Sum(), 1e-5);
        });
    }

    [Theory, MemberData(nameof(Trainers))]
    public void What_cannot_be_learned_from_is_refused(string trainer)
    {
        MLContext context = new(1);
        IEstimator<ITransformer> estimator = Make(context)[trainer];
        IDataView Of(params SmallData.Row[] rows) =>
            context.Transforms.Conversion.MapValueToKey("Label")
            .Fit(context.Data.LoadFromEnumerable(SmallData.Rows)).Transform(context.Data.LoadFromEnumerable(rows));
        SmallData.Row good = SmallData.Rows[0];

        Assert.Throws<InvalidOperationException>(() => estimator.Fit(Of()));
        Assert.Contains("finite", Assert.Throws<InvalidOperationException>(
            () => estimator.Fit(Of(good, new() { Label = 0, Features = [1, float.NaN, 0, 0, 0] }))).Message);
        Assert.Contains("no label", Assert.Throws<InvalidOperationException>(
            () => estimator.Fit(Of(good, new() { Label = 9, Features = good.Features }))).Message);
        // The label is a number and no key yet.
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(context.Data.LoadFromEnumerable(SmallData.Rows)));
        Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(context.Data.LoadFromEnumerable([new { Label = 1 }])));
    }

    [Theory, MemberData(nameof(Trainers))]
    public void A_feature_that_never_varies_does_no_harm(string trainer)
    {
        MLContext context = new(1);
        SmallData.Row[] rows = [.. SmallData.Rows.Select(row => new SmallData.Row { Label = row.Label, Features = [.. row.Features[..4], 3] })];
        IDataView view = context.Data.LoadFromEnumerable(rows);
        IDataView keyed = context.Transforms.Conversion.MapValueToKey("Label").Fit(view).Transform(view);
        Assert.All(Scores(Predict(trainer, 1, keyed, keyed)), score => Assert.True(float.IsFinite(score)));
    }
}
