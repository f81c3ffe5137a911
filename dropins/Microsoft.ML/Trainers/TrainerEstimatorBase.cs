using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>A trainer that learns from one column of features.</summary>
public abstract class TrainerEstimatorBase<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected TrainerEstimatorBase()
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a label is missing, or a feature is no finite number.</exception>
    public TTransformer Fit(IDataView input) => Train(input.Table);

    private protected abstract TTransformer Train(Table table);

    /// <summary>Binary labels: a Boolean column.</summary>
    private protected static BinaryProblem Problem(Table table, string features, string label, ulong seed)
    {
        TableColumn column = table.Column(label, "label");
        if (column.Type is not BooleanDataViewType)
            throw Table.Mismatch("label", label, "Boolean", column.Type);
        return new BinaryProblem(FeatureTable.Of(table, features), (bool[])column.Values, seed);
    }
}
