using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trainers;

/// <summary>
/// One binary model a class, each told apart from all others. Classes are trained in parallel, each with a seed of its own.
/// </summary>
public sealed class OneVersusAllTrainer
    : MetaMulticlassTrainer<MulticlassPredictionTransformer<OneVersusAllModelParameters>, OneVersusAllModelParameters>
{
    readonly IBinaryTrainer<object> _trainer;
    readonly string _label;
    readonly int _mostForCalibration;
    readonly bool _useProbabilities;
    readonly ulong _seed;

    internal OneVersusAllTrainer(IBinaryTrainer<object> trainer, string label, int mostForCalibration, bool useProbabilities, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostForCalibration, 1);
        (_trainer, _label, _mostForCalibration, _useProbabilities, _seed) = (trainer, label, mostForCalibration, useProbabilities, seed);
    }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a label is missing, or a feature is no finite number.</exception>
    public override MulticlassPredictionTransformer<OneVersusAllModelParameters> Fit(IDataView input)
    {
        ClassLabels labels = ClassLabels.Read(input.Table, _label);
        FeatureTable features = FeatureTable.Of(input.Table, _trainer.Features);
        ClassModel[] models = new ClassModel[labels.Count];
        Parallel.For(0, models.Length, k => models[k] = Train(features, Array.ConvertAll(labels.Values, label => label == k), k));
        OneVersusAllModelParameters model = new(models, _useProbabilities ? ClassScores.Normalised : ClassScores.Raw);
        return new(model, model, _trainer.Features, labels.KeyValues);
    }

    ClassModel Train(FeatureTable features, bool[] isPositive, int k)
    {
        object model = _trainer.Train(new BinaryProblem(features, isPositive, SplitMix.Stream(_seed, k).Next()));
        IRowScorer scorer = CalibratedModelParametersBase.Scorer(model);
        if (!_useProbabilities || model is CalibratedModelParametersBase { Calibrator: PlattCalibrator })
            return new ClassModel(scorer, (model as CalibratedModelParametersBase)?.Calibrator as PlattCalibrator);
        int rows = Math.Min(features.X.Rows, _mostForCalibration);
        float[] scores = scorer.Score(new FloatMatrix(features.X.Values, rows, features.X.Columns)).Values;
        return new ClassModel(scorer, PlattFitting.Fit(scores, isPositive.AsSpan(0, rows)));
    }
}
