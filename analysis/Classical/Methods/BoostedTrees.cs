using Microsoft.ML;
using Strata.Analysis.Classical.MachineLearning;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`boosted-trees:rounds=100,leaves=30,rate=0.2,rows=20`: a tree a class and round with the softmax loss.</summary>
[Part("boosted-trees", "Gradient boosted trees with the softmax loss, leaf by leaf on histograms.")]
sealed class BoostedTrees : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters)
    {
        int rounds = parameters.Whole("rounds", 100, least: 1, most: 100_000);
        int leaves = parameters.Whole("leaves", 30, least: 2, most: 100_000);
        int rows = parameters.Whole("rows", 20, least: 1);
        double rate = parameters.Number("rate", 0.2, least: 1e-6, most: 10);
        return new TrainerLearner(context => context.MulticlassClassification.Trainers.LightGbm(
            numberOfLeaves: leaves, minimumExampleCountPerLeaf: rows, learningRate: rate, numberOfIterations: rounds));
    }
}
