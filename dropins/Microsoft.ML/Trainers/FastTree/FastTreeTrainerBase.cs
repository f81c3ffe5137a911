namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Learns trees.</summary>
public abstract class FastTreeTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBaseWithGroupId<TTransformer, TModel>
    where TOptions : TreeOptions, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected FastTreeTrainerBase(TOptions options)
    {
        options.Check();
        Settings = options;
    }

    private protected TOptions Settings { get; }
}

/// <summary>Learns trees one after another, each from what is left to learn.</summary>
public abstract class BoostingFastTreeTrainerBase<TOptions, TTransformer, TModel> : FastTreeTrainerBase<TOptions, TTransformer, TModel>
    where TOptions : BoostedTreeOptions, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected BoostingFastTreeTrainerBase(TOptions options) : base(options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.LearningRate, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.MaximumTreeOutput, 0);
    }
}

/// <summary>Learns trees independently of each other.</summary>
public abstract class RandomForestTrainerBase<TOptions, TTransformer, TModel> : FastTreeTrainerBase<TOptions, TTransformer, TModel>
    where TOptions : FastForestOptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected RandomForestTrainerBase(TOptions options) : base(options)
    {
    }
}
