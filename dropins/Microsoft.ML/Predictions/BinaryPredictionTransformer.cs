using Microsoft.ML.Calibrators;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Adds the columns PredictedLabel (true where the score is above 0), Score and, from a calibrated model, Probability.</summary>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel> where TModel : class
{
    readonly ICalibrator? _calibrator;

    internal BinaryPredictionTransformer(TModel model, string featureColumnName)
        : base(model, CalibratedModelParametersBase.Scorer(model), featureColumnName) =>
        _calibrator = (model as CalibratedModelParametersBase)?.Calibrator;

    private protected override IEnumerable<TableColumn> Outputs(Table input)
    {
        Lazy<FloatMatrix> scores = Scores(input);
        yield return new TableColumn("PredictedLabel", BooleanDataViewType.Instance, () => Array.ConvertAll(scores.Value.Values, score => score > 0));
        yield return new TableColumn("Score", NumberDataViewType.Single, () => scores.Value.Values);
        if (_calibrator is not null)
            yield return new TableColumn("Probability", NumberDataViewType.Single, () => Array.ConvertAll(scores.Value.Values, _calibrator.PredictProbability));
    }
}
