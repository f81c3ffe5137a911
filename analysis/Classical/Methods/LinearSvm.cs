using Microsoft.ML;
using Microsoft.ML.Trainers;
using Strata.Analysis.Classical.MachineLearning;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`linear-svm:passes=20,lambda=1e-4`: one linear machine a class by Pegasos, calibrated by Platt's method.</summary>
[Part("linear-svm", "Linear support vector machines, one a class against the rest, by Pegasos.")]
sealed class LinearSvm : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters)
    {
        LinearSvmTrainer.Options options = new()
        {
            NumberOfIterations = parameters.Whole("passes", 20, least: 1, most: 10_000),
            Lambda = (float)parameters.Number("lambda", 1e-4, least: 1e-9, most: 1e3),
            BatchSize = parameters.Whole("batch", 10, least: 1, most: 10_000),
        };
        return new TrainerLearner(context =>
            context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.LinearSvm(options)));
    }
}
