using Microsoft.ML.Trainers.FastTree;
using Binary = Microsoft.ML.BinaryClassificationCatalog.BinaryClassificationTrainers;

namespace Microsoft.ML;

/// <summary>Trainers of trees.</summary>
public static class TreeExtensions
{
    /// <summary>Boosted trees.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">True and false.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="numberOfLeaves">Leaves a tree at most.</param>
    /// <param name="numberOfTrees">Trees.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows a leaf.</param>
    /// <param name="learningRate">The share of each tree's step that is taken.</param>
    public static FastTreeBinaryTrainer FastTree(
        this Binary catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, int numberOfLeaves = 20, int numberOfTrees = 100,
        int minimumExampleCountPerLeaf = 10, double learningRate = 0.2) =>
        catalog.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            NumberOfLeaves = numberOfLeaves,
            NumberOfTrees = numberOfTrees,
            MinimumExampleCountPerLeaf = minimumExampleCountPerLeaf,
            LearningRate = learningRate,
        });

    /// <summary>Boosted trees.</summary>
    public static FastTreeBinaryTrainer FastTree(this Binary catalog, FastTreeBinaryTrainer.Options options) => new(options);

    /// <summary>A random forest.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">True and false.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="numberOfLeaves">Leaves a tree at most.</param>
    /// <param name="numberOfTrees">Trees.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows a leaf.</param>
    public static FastForestBinaryTrainer FastForest(
        this Binary catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, int numberOfLeaves = 20, int numberOfTrees = 100,
        int minimumExampleCountPerLeaf = 10) =>
        catalog.FastForest(new FastForestBinaryTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            NumberOfLeaves = numberOfLeaves,
            NumberOfTrees = numberOfTrees,
            MinimumExampleCountPerLeaf = minimumExampleCountPerLeaf,
        });

    /// <summary>A random forest.</summary>
    public static FastForestBinaryTrainer FastForest(this Binary catalog, FastForestBinaryTrainer.Options options) => new(options);
}
