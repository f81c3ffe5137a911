using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Multinomial logistic regression by stochastic dual coordinate ascent, on one thread: results depend on the seed alone.
/// </summary>
public sealed class SdcaMaximumEntropyMulticlassTrainer : SdcaMulticlassTrainerBase<MaximumEntropyModelParameters>
{
    const int DefaultPasses = 100;
    readonly ulong _seed;

    internal SdcaMaximumEntropyMulticlassTrainer(MulticlassOptions options, ulong seed) : base(options) => _seed = seed;

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(Table table)
    {
        ClassLabels labels = ClassLabels.Read(table, Settings.LabelColumnName);
        FloatMatrix x = FeatureTable.Of(table, Settings.FeatureColumnName).X;
        float l2 = Settings.L2Regularization ?? (x.Rows < 200 ? 1e-2f : x.Rows > 10_000 ? 1e-4f : 1e-3f);
        SoftMaxDual dual = new(x, labels, l2, Settings.L1Regularization ?? 0);
        dual.Ascend(Settings.MaximumNumberOfIterations ?? DefaultPasses, Settings.ConvergenceTolerance, Settings.Shuffle, _seed);
        MaximumEntropyModelParameters model = dual.ToModel();
        return new(model, model, Settings.FeatureColumnName, labels.KeyValues);
    }

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : MulticlassOptions
    {
        public Options()
        {
        }
    }
}
