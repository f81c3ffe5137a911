using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>Multinomial logistic regression, by L-BFGS; with an L1 term by its orthant-wise form.</summary>
public sealed class LbfgsMaximumEntropyMulticlassTrainer : LbfgsTrainerBase<
    LbfgsMaximumEntropyMulticlassTrainer.Options, MulticlassPredictionTransformer<MaximumEntropyModelParameters>, MaximumEntropyModelParameters>
{
    readonly ulong _seed;

    internal LbfgsMaximumEntropyMulticlassTrainer(Options options, ulong seed) : base(options) => _seed = seed;

    private protected override MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(Table table)
    {
        ClassLabels labels = ClassLabels.Read(table, Settings.LabelColumnName);
        FloatMatrix x = FeatureTable.Of(table, Settings.FeatureColumnName).X;
        SoftMaxLoss loss = new(x, labels, Settings.NumberOfThreads);
        double[] parameters = OrthantWise.Minimise(loss, Start(loss), new OrthantWiseOptions
        {
            L1 = Settings.L1Regularization,
            L2 = Settings.L2Regularization,
            Tolerance = Settings.OptimizationTolerance,
            History = Settings.HistorySize,
            MaximumIterations = Settings.MaximumNumberOfIterations,
            IsNonNegative = Settings.EnforceNonNegativity,
            FreeTail = labels.Count,
        });
        MaximumEntropyModelParameters model = loss.ToModel(parameters);
        return new(model, model, Settings.FeatureColumnName, labels.KeyValues);
    }

    double[] Start(SoftMaxLoss loss)
    {
        double[] start = new double[loss.Parameters];
        SplitMix random = new(_seed);
        for (int i = 0; i < start.Length && Settings.InitialWeightsDiameter > 0; i++)
            start[i] = (random.Unit() - 0.5) * Settings.InitialWeightsDiameter;
        return start;
    }

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : OptionsBase
    {
        public Options()
        {
        }
    }
}
