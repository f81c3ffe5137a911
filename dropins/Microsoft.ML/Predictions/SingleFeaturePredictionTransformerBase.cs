using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Predicts with a model from one column of features.</summary>
public abstract class SingleFeaturePredictionTransformerBase<TModel>
    : PredictionTransformerBase<TModel>, ISingleFeaturePredictionTransformer<TModel>, IPredictor where TModel : class
{
    private protected SingleFeaturePredictionTransformerBase(TModel model, IRowScorer scorer, string featureColumnName) : base(model) =>
        (Scorer, FeatureColumnName) = (scorer, featureColumnName);

    public string FeatureColumnName { get; }

    public DataViewType FeatureColumnType => new VectorDataViewType(NumberDataViewType.Single, Scorer.Features);

    private protected IRowScorer Scorer { get; }

    IRowScorer IPredictor.Scorer => Scorer;

    public sealed override DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Transform(SchemaTable.Of(inputSchema)).Schema;

    /// <summary>The scores of a view's rows, computed once for all columns that need them.</summary>
    private protected Lazy<FloatMatrix> Scores(Table input)
    {
        TableColumn features = input.Column(FeatureColumnName, "feature");
        if (!FeatureColumnType.Equals(features.Type) && features.Size != Scorer.Features)
            throw Table.Mismatch("feature", FeatureColumnName, FeatureColumnType.ToString()!, features.Type);
        return new(() => Scorer.Score(input.Vectors(FeatureColumnName)));
    }
}
