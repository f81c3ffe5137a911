namespace Microsoft.ML.Trainers;

/// <summary>A multiclass trainer made of binary ones.</summary>
public abstract class MetaMulticlassTrainer<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected MetaMulticlassTrainer()
    {
    }

    public abstract TTransformer Fit(IDataView input);
}
