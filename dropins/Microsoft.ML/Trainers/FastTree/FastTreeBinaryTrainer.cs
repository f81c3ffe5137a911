using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Randomness;
using Microsoft.ML.Trees;
using Model = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.FastTree.FastTreeBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Boosted trees for two classes with the logistic loss (Friedman 2001): each tree follows the gradient, its leaves take a Newton step.
/// A score of s stands for the probability 1/(1 + exp(-2 LearningRate s)).
/// </summary>
public sealed class FastTreeBinaryTrainer
    : BoostingFastTreeTrainerBase<FastTreeBinaryTrainer.Options, BinaryPredictionTransformer<Model>, Model>, IBinaryTrainer<Model>
{
    internal FastTreeBinaryTrainer(Options options) : base(options)
    {
    }

    string IBinaryTrainer<Model>.Features => Settings.FeatureColumnName;

    Model IBinaryTrainer<Model>.Train(BinaryProblem problem)
    {
        BinnedFeatures bins = problem.Features.Bins(Settings.MaximumBinCountPerFeature);
        double slope = 2 * Settings.LearningRate;
        LogisticBoosting boosting = new(bins, problem.IsPositive, slope, Settings);
        return new CalibratedModel<FastTreeBinaryModelParameters, PlattCalibrator>(
            new FastTreeBinaryModelParameters(bins.Features, boosting.Grow()), new PlattCalibrator(-slope, 0));
    }

    private protected override BinaryPredictionTransformer<Model> Train(Table table) => new(
        ((IBinaryTrainer<Model>)this).Train(Problem(table, Settings.FeatureColumnName, Settings.LabelColumnName, seed: 0)),
        Settings.FeatureColumnName);

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : BoostedTreeOptions
    {
        public Options()
        {
        }
    }
}
