namespace Microsoft.ML.Trainers;

/// <summary>A trainer that goes through rows in random order.</summary>
public abstract class StochasticTrainerBase<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected StochasticTrainerBase()
    {
    }
}
