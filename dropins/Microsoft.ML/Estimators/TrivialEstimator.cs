namespace Microsoft.ML.Data;

/// <summary>An estimator with nothing to learn.</summary>
public abstract class TrivialEstimator<TTransformer> : IEstimator<TTransformer> where TTransformer : class, ITransformer
{
    readonly TTransformer _transformer;

    private protected TrivialEstimator(TTransformer transformer) => _transformer = transformer;

    /// <exception cref="ArgumentOutOfRangeException">The view lacks a column, or it has a wrong type.</exception>
    public TTransformer Fit(IDataView input)
    {
        _transformer.GetOutputSchema(input.Schema);
        return _transformer;
    }
}
