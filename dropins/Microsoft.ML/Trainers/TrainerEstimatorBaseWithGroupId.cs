namespace Microsoft.ML.Trainers;

/// <summary>The base of tree trainers, which elsewhere rank within groups.</summary>
public abstract class TrainerEstimatorBaseWithGroupId<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected TrainerEstimatorBaseWithGroupId()
    {
    }
}
