using Microsoft.ML.Data;
using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Telling more than two classes apart.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(SeedSource seeds) => Trainers = new(seeds);

    public MulticlassClassificationTrainers Trainers { get; }

    /// <summary>How good the predictions in a view are.</summary>
    /// <param name="data">A view that a multiclass model has transformed.</param>
    /// <param name="labelColumnName">The true classes, a key column.</param>
    /// <param name="scoreColumnName">One probability a class.</param>
    /// <param name="predictedLabelColumnName">The predicted classes.</param>
    /// <param name="topKPredictionCount">K of the top-K accuracies; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    public MulticlassClassificationMetrics Evaluate(
        IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel", int topKPredictionCount = 0)
    {
        data.Table.Column(predictedLabelColumnName, "predicted label");
        return MulticlassEvaluation.Of(
            ClassLabels.Read(data.Table, labelColumnName), data.Table.Vectors(scoreColumnName, "score"), topKPredictionCount);
    }

    /// <summary>Multiclass trainers; extension methods of this class.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(SeedSource seeds) : base(seeds)
        {
        }
    }
}
