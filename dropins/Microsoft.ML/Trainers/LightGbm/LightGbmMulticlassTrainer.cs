using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.LightGbm;

/// <summary>Boosted trees for many classes with the softmax loss (Ke et al. 2017), in the drop-in's own engine.</summary>
public sealed class LightGbmMulticlassTrainer : LightGbmTrainerBase<
    LightGbmMulticlassTrainer.Options, VBuffer<float>, MulticlassPredictionTransformer<OneVersusAllModelParameters>, OneVersusAllModelParameters>
{
    internal LightGbmMulticlassTrainer(Options options) : base(options)
    {
    }

    private protected override MulticlassPredictionTransformer<OneVersusAllModelParameters> Train(Table table)
    {
        ClassLabels labels = ClassLabels.Read(table, Settings.LabelColumnName);
        FeatureTable features = FeatureTable.Of(table, Settings.FeatureColumnName);
        BinnedFeatures bins = features.Bins(Settings.MaximumBinCountPerFeature);
        int leaves = Settings.NumberOfLeaves ?? 30;
        SoftMaxBoosting boosting = new(bins, labels, new SoftMaxBoostingOptions
        {
            Rounds = Settings.NumberOfIterations,
            Leaves = leaves,
            RowsPerLeaf = Settings.MinimumExampleCountPerLeaf ?? Math.Clamp(bins.Rows / leaves / labels.Count / 10, 5, 50),
            LearningRate = Settings.LearningRate ?? (bins.Rows <= 100_000 ? 0.2 : 0.25),
        });
        ClassModel[] models =
            [.. boosting.Grow().Select(trees => new ClassModel(new LightGbmBinaryModelParameters(bins.Features, trees), null))];
        OneVersusAllModelParameters model = new(models, ClassScores.SoftMax);
        return new(model, model, Settings.FeatureColumnName, labels.KeyValues);
    }

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : OptionsBase
    {
        public Options()
        {
        }
    }
}
