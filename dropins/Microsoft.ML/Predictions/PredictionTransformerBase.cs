using Microsoft.ML.Models;

namespace Microsoft.ML.Data;

/// <summary>Predicts with a model.</summary>
public abstract class PredictionTransformerBase<TModel> : IPredictionTransformer<TModel> where TModel : class
{
    private protected PredictionTransformerBase(TModel model) => Model = model;

    public TModel Model { get; }

    /// <summary>A view with the predictions, which are computed when they are first read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The features are missing or have another size than the model.</exception>
    public IDataView Transform(IDataView input) => input.Table.With(Outputs(input.Table));

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    private protected abstract IEnumerable<TableColumn> Outputs(Table input);
}
