using Microsoft.ML;
using Strata.Analysis.Classical.MachineLearning;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`naive-bayes`: how often each feature is above 0 in each class, as if features were independent.</summary>
[Part("naive-bayes", "Naive Bayes on whether a feature is above 0.")]
sealed class NaiveBayes : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters) =>
        new TrainerLearner(context => context.MulticlassClassification.Trainers.NaiveBayes()) { ScoresAreLogarithms = true };
}
