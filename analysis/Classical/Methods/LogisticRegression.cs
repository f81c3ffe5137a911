using Microsoft.ML;
using Strata.Analysis.Classical.MachineLearning;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`logistic:l1=1,l2=1`: one linear function a class, softmax. Both terms stand beside the sum of all losses.</summary>
[Part("logistic", "Multinomial logistic regression with L1 and L2 terms, by L-BFGS.")]
sealed class LogisticRegression : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters)
    {
        float l1 = (float)parameters.Number("l1", 1, least: 0);
        float l2 = (float)parameters.Number("l2", 1, least: 0);
        return new TrainerLearner(context =>
            context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(l1Regularization: l1, l2Regularization: l2));
    }
}
