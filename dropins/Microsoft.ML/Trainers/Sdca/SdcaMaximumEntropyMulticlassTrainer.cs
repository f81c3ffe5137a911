using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>
/// A linear model whose softmax gives probabilities, found by stochastic dual coordinate ascent on the logistic losses of the label against
/// each other class, as the official trainer does; on one thread, so that results depend on the seed alone.
/// </summary>
public sealed class SdcaMaximumEntropyMulticlassTrainer : SdcaMulticlassTrainerBase<MaximumEntropyModelParameters>
{
    readonly ulong _seed;

    internal SdcaMaximumEntropyMulticlassTrainer(MulticlassOptions options, ulong seed) : base(options) => _seed = seed;

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(Table table)
    {
        ClassLabels labels = ClassLabels.Read(table, Settings.LabelColumnName);
        FloatMatrix x = FeatureTable.Of(table, Settings.FeatureColumnName).X;
        int passes = Settings.MaximumNumberOfIterations ?? DefaultPasses(x.Rows);
        PairwiseLogisticDual dual = new(
            x, labels, Settings.L2Regularization ?? DefaultL2(x.Rows, passes), Settings.L1Regularization ?? DefaultThreshold(x.Columns));
        MaximumEntropyModelParameters model = dual.Ascend(passes, Settings.ConvergenceTolerance, Settings.Shuffle, _seed);
        return new(model, model, Settings.FeatureColumnName, labels.KeyValues);
    }

    static int DefaultPasses(int rows) => Math.Max(2, 3 * Math.Max(1, 500_000 / rows));

    static float DefaultL2(int rows, int passes) => Math.Max(1e-6f, 20f / ((long)Math.Max(2, passes / 2) * rows));

    static float DefaultThreshold(int features) => features switch
    {
        < 100 => 0,
        < 1_000 => 0.25f,
        < 10_000 => 0.5f,
        _ => 1,
    };

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : MulticlassOptions
    {
        public Options()
        {
        }
    }
}
