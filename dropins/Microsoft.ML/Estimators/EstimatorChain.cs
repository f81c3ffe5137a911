namespace Microsoft.ML.Data;

/// <summary>Estimators in a row: each learns from what those before it made of the data.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    readonly IEstimator<ITransformer>[] _estimators;
    readonly TransformerScope[] _scopes;

    public readonly IEstimator<TLastTransformer>? LastEstimator;

    /// <summary>An empty chain.</summary>
    public EstimatorChain() => (_estimators, _scopes) = ([], []);

    internal EstimatorChain(IEstimator<ITransformer>[] estimators, TransformerScope[] scopes)
    {
        (_estimators, _scopes) = (estimators, scopes);
        LastEstimator = (IEstimator<TLastTransformer>)estimators[^1];
    }

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        ITransformer[] fitted = new ITransformer[_estimators.Length];
        for (int i = 0; i < fitted.Length; i++)
        {
            fitted[i] = _estimators[i].Fit(input);
            if (i < fitted.Length - 1)
                input = fitted[i].Transform(input);
        }
        return new TransformerChain<TLastTransformer>(fitted, _scopes);
    }

    /// <summary>A chain with one more estimator.</summary>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(
        IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything) where TNewTrans : class, ITransformer =>
        new([.. _estimators, estimator], [.. _scopes, scope]);
}
