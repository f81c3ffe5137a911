using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Binary = Microsoft.ML.BinaryClassificationCatalog.BinaryClassificationTrainers;
using Multiclass = Microsoft.ML.MulticlassClassificationCatalog.MulticlassClassificationTrainers;

namespace Microsoft.ML;

/// <summary>Linear and Bayesian trainers, and OneVersusAll.</summary>
public static class StandardTrainersCatalog
{
    /// <summary>Multinomial logistic regression with L1 and L2 terms, by L-BFGS.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes, a key column.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="l1Regularization">Weight of the sum of magnitudes, 0 or more.</param>
    /// <param name="l2Regularization">Weight of half the sum of squares, 0 or more.</param>
    /// <param name="optimizationTolerance">Stops once the mean relative improvement of the last steps is below it.</param>
    /// <param name="historySize">Steps that the estimate of the curvature rests on.</param>
    /// <param name="enforceNonNegativity">No weight below 0.</param>
    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(
        this Multiclass catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, float l1Regularization = 1f, float l2Regularization = 1f,
        float optimizationTolerance = 1e-7f, int historySize = 20, bool enforceNonNegativity = false) =>
        catalog.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L1Regularization = l1Regularization,
            L2Regularization = l2Regularization,
            OptimizationTolerance = optimizationTolerance,
            HistorySize = historySize,
            EnforceNonNegativity = enforceNonNegativity,
        });

    /// <summary>Multinomial logistic regression with L1 and L2 terms, by L-BFGS.</summary>
    public static LbfgsMaximumEntropyMulticlassTrainer LbfgsMaximumEntropy(
        this Multiclass catalog, LbfgsMaximumEntropyMulticlassTrainer.Options options) => new(options, catalog.Seeds.Next());

    /// <summary>Naive Bayes on whether a feature is above 0.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes, a key column.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    public static NaiveBayesMulticlassTrainer NaiveBayes(
        this Multiclass catalog, string labelColumnName = "Label", string featureColumnName = "Features") =>
        new(labelColumnName, featureColumnName);

    /// <summary>A linear model with a softmax by stochastic dual coordinate ascent, the label against each other class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The classes, a key column.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="l2Regularization">Weight of half the sum of squares beside the mean loss; null to choose by the numbers of rows and passes.</param>
    /// <param name="l1Regularization">By how much weights are brought closer to 0; null to choose by the number of features.</param>
    /// <param name="maximumNumberOfIterations">Passes over the rows at most; null to choose by their number.</param>
    public static SdcaMaximumEntropyMulticlassTrainer SdcaMaximumEntropy(
        this Multiclass catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, float? l2Regularization = null, float? l1Regularization = null,
        int? maximumNumberOfIterations = null) =>
        catalog.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            L2Regularization = l2Regularization,
            L1Regularization = l1Regularization,
            MaximumNumberOfIterations = maximumNumberOfIterations,
        });

    /// <summary>A linear model with a softmax by stochastic dual coordinate ascent, the label against each other class.</summary>
    public static SdcaMaximumEntropyMulticlassTrainer SdcaMaximumEntropy(
        this Multiclass catalog, SdcaMaximumEntropyMulticlassTrainer.Options options) => new(options, catalog.Seeds.Next());

    /// <summary>A linear support vector machine by Pegasos.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">True and false.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="exampleWeightColumnName">Refused by the drop-in.</param>
    /// <param name="numberOfIterations">Passes over the rows.</param>
    public static LinearSvmTrainer LinearSvm(
        this Binary catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        string? exampleWeightColumnName = null, int numberOfIterations = 1) =>
        catalog.LinearSvm(new LinearSvmTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            NumberOfIterations = numberOfIterations,
        });

    /// <summary>A linear support vector machine by Pegasos.</summary>
    public static LinearSvmTrainer LinearSvm(this Binary catalog, LinearSvmTrainer.Options options) => new(options, catalog.Seeds.Next());

    /// <summary>The averaged perceptron.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">True and false.</param>
    /// <param name="featureColumnName">Float vectors of a fixed size.</param>
    /// <param name="lossFunction">The loss; null for the hinge loss.</param>
    /// <param name="learningRate">The size of a step.</param>
    /// <param name="decreaseLearningRate">Divides the step by the root of the number of rows seen.</param>
    /// <param name="l2Regularization">Each row takes that share of the weights, times the step, away.</param>
    /// <param name="numberOfIterations">Passes over the rows.</param>
    public static AveragedPerceptronTrainer AveragedPerceptron(
        this Binary catalog, string labelColumnName = "Label", string featureColumnName = "Features",
        IClassificationLoss? lossFunction = null, float learningRate = 1f, bool decreaseLearningRate = false,
        float l2Regularization = 0f, int numberOfIterations = 10) =>
        catalog.AveragedPerceptron(new AveragedPerceptronTrainer.Options
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            LossFunction = lossFunction ?? new HingeLoss(),
            LearningRate = learningRate,
            DecreaseLearningRate = decreaseLearningRate,
            L2Regularization = l2Regularization,
            NumberOfIterations = numberOfIterations,
        });

    /// <summary>The averaged perceptron.</summary>
    public static AveragedPerceptronTrainer AveragedPerceptron(this Binary catalog, AveragedPerceptronTrainer.Options options) =>
        new(options, catalog.Seeds.Next());

    /// <summary>One binary model a class, each told apart from all others.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="binaryEstimator">A binary trainer of this package; the label column that it names is not read.</param>
    /// <param name="labelColumnName">The classes, a key column.</param>
    /// <param name="imputeMissingLabelsAsNegative">Refused by the drop-in, for which every row has a label.</param>
    /// <param name="calibrator">Refused by the drop-in, which calibrates by Platt's method where a model is not calibrated yet.</param>
    /// <param name="maximumCalibrationExampleCount">Rows to calibrate on at most.</param>
    /// <param name="useProbabilities">Scores are probabilities that sum to 1; else raw scores.</param>
    /// <exception cref="NotSupportedException">An argument is refused, or the estimator is no single trainer.</exception>
    public static OneVersusAllTrainer OneVersusAll<TModel>(
        this Multiclass catalog, ITrainerEstimator<BinaryPredictionTransformer<TModel>, TModel> binaryEstimator,
        string labelColumnName = "Label", bool imputeMissingLabelsAsNegative = false,
        IEstimator<ISingleFeaturePredictionTransformer<ICalibrator>>? calibrator = null,
        int maximumCalibrationExampleCount = 1000000000, bool useProbabilities = true) where TModel : class
    {
        if (imputeMissingLabelsAsNegative || calibrator is not null)
            throw new NotSupportedException("the drop-in takes neither missing labels nor another calibrator than Platt's");
        if (binaryEstimator is not IBinaryTrainer<object> trainer)
            throw new NotSupportedException($"{binaryEstimator.GetType().Name} is no binary trainer that OneVersusAll can use");
        return new OneVersusAllTrainer(trainer, labelColumnName, maximumCalibrationExampleCount, useProbabilities, catalog.Seeds.Next());
    }
}
