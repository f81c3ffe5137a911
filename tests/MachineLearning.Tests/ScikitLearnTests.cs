using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Strata.Tests;

public sealed class ScikitLearnTests
{
    // Both stop a little before the optimum, and features are float here.
    const double Optimum = 2e-3;
    const double Rounding = 1e-4;

    readonly MLContext _context = new(1);

    IDataView View => SmallData.View(_context);

    float[][] Scores(IEstimator<ITransformer> trainer) => [.. trainer.Fit(View).Transform(View).GetColumn<float[]>("Score")];

    static void Near(double[][] expected, float[][] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.All(expected[i].Zip(actual[i]), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void Logistic_regression_with_an_l2_term_is_that_of_scikit_learn() => Near(
        SmallData.Read<double[][]>("ridge"),
        Scores(_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: 0, optimizationTolerance: 1e-10f)), Optimum);

    [Fact]
    public void Logistic_regression_with_both_terms_is_that_of_scikit_learn() => Near(
        SmallData.Read<double[][]>("elastic"),
        Scores(_context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            l1Regularization: 0.5f, l2Regularization: 0.5f, optimizationTolerance: 1e-10f)), Optimum);

    [Fact]
    public void An_l1_term_brings_as_many_weights_to_zero_as_in_scikit_learn()
    {
        var model = _context.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy(l1Regularization: 0.5f, l2Regularization: 0.5f, optimizationTolerance: 1e-10f).Fit(View).Model;
        VBuffer<float>[] weights = [];
        model.GetWeights(ref weights, out int classes);
        Assert.Equal(3, classes);
        Assert.Equal(SmallData.Read<int>("elasticZeros"), weights.Sum(row => row.DenseValues().Count(weight => weight == 0)));
    }

    [Fact]
    public void Dual_coordinate_ascent_finds_the_optimum_of_the_label_against_each_other_class()
    {
        // 1/N of what scikit-learn minimises with C 1, of which a fifth is the L1 term.
        var options = new Microsoft.ML.Trainers.SdcaMaximumEntropyMulticlassTrainer.Options
        {
            L2Regularization = 0.8f / SmallData.Rows.Length,
            L1Regularization = 0.25f,
            ConvergenceTolerance = 1e-7f,
            MaximumNumberOfIterations = 2000,
        };
        Near(SmallData.Read<double[][]>("pairwise"), Scores(_context.MulticlassClassification.Trainers.SdcaMaximumEntropy(options)), 1e-3);
    }

    [Fact]
    public void Naive_Bayes_scores_are_the_joint_log_likelihoods_of_scikit_learn() =>
        Near(SmallData.Read<double[][]>("bayes"), Scores(_context.MulticlassClassification.Trainers.NaiveBayes()), Rounding);

    [Fact]
    public void A_forest_of_one_tree_on_all_rows_and_features_is_a_tree_of_scikit_learn()
    {
        var trainer = _context.BinaryClassification.Trainers.FastForest(new FastForestBinaryTrainer.Options
        {
            LabelColumnName = "IsSecond",
            NumberOfTrees = 1,
            NumberOfLeaves = 6,
            MinimumExampleCountPerLeaf = 4,
            BaggingSize = 0,
            FeatureFraction = 1,
            FeatureFractionPerSplit = 1,
        });
        float[] scores = [.. trainer.Fit(View).Transform(View).GetColumn<float>("Score")];
        Assert.All(SmallData.Read<double[]>("tree").Zip(scores), pair => Assert.Equal(pair.First, pair.Second, Rounding));
    }

    [Fact]
    public void Boosted_trees_are_those_of_scikit_learn()
    {
        var model = _context.BinaryClassification.Trainers
            .FastTree("IsSecond", numberOfLeaves: 5, numberOfTrees: 8, minimumExampleCountPerLeaf: 4).Fit(View);
        float[] scores = [.. model.Transform(View).GetColumn<float>("Score")];
        double slope = -model.Model.Calibrator.Slope;
        Assert.All(SmallData.Read<double[]>("boosting").Zip(scores), pair => Assert.Equal(pair.First, slope * pair.Second, 1e-3));
        Assert.Equal(8, model.Model.SubModel.TrainedTreeEnsemble.Trees.Count);
    }
}
