using Microsoft.ML.Trainers.LightGbm;
using Multiclass = Microsoft.ML.MulticlassClassificationCatalog.MulticlassClassificationTrainers;

namespace Microsoft.ML;

/// <summary>Trainers in the manner of LightGBM.</summary>
public static class LightGbmExtensions
{
    /// <summary>Boosted trees with the softmax loss.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes, a key column.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="numberOfLeaves">Leaves a tree at most; null for 30.</param>
    /// <param name="minimumExampleCountPerLeaf">Rows a leaf; null to choose by the number of rows.</param>
    /// <param name="learningRate">The share of each tree's step that is taken; null to choose by the number of rows.</param>
    /// <param name="numberOfIterations">Rounds of boosting.</param>
    public static LightGbmMulticlassTrainer LightGbm(
        this Multiclass catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, int? numberOfLeaves = null, int? minimumExampleCountPerLeaf = null,
        double? learningRate = null, int numberOfIterations = 100) =>
        catalog.LightGbm(new LightGbmMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            NumberOfLeaves = numberOfLeaves,
            MinimumExampleCountPerLeaf = minimumExampleCountPerLeaf,
            LearningRate = learningRate,
            NumberOfIterations = numberOfIterations,
        });

    /// <summary>Boosted trees with the softmax loss.</summary>
    public static LightGbmMulticlassTrainer LightGbm(this Multiclass catalog, LightGbmMulticlassTrainer.Options options) => new(options);
}
