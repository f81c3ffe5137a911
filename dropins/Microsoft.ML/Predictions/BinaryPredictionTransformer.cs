using Microsoft.ML.Calibrators;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>
/// Adds the columns PredictedLabel (true where the score is above 0), Score and, from a calibrated model, Probability.
/// </summary>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel> where TModel : class
{
    readonly ICalibrator? _calibrator;

    internal BinaryPredictionTransformer(TModel model, string featureColumnName)
        : base(model, CalibratedModelParametersBase.Scorer(model), featureColumnName) =>
        _calibrator = (model as CalibratedModelParametersBase)?.Calibrator;

    private protected override IEnumerable<TableColumn> Outputs(Table input)
    {
        Lazy<FloatMatrix> scores = Scores(input);
        TableColumn Column<T>(string name, PrimitiveDataViewType type, Converter<float, T> of) =>
            new(name, type, () => Array.ConvertAll(scores.Value.Values, of));
        yield return Column("PredictedLabel", BooleanDataViewType.Instance, score => score > 0);
        yield return Column("Score", NumberDataViewType.Single, score => score);
        if (_calibrator is not null)
            yield return Column("Probability", NumberDataViewType.Single, _calibrator.PredictProbability);
    }
}
