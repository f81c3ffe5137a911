namespace Microsoft.ML.Trainers.LightGbm;

/// <summary>Boosted trees whose splits weigh rows by the curvature of the loss.</summary>
public abstract class LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel> : TrainerEstimatorBaseWithGroupId<TTransformer, TModel>
    where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected LightGbmTrainerBase(TOptions options)
    {
        ExampleWeights.Refuse(options.ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NumberOfIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NumberOfLeaves ?? 2, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumExampleCountPerLeaf ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.LearningRate ?? 1, 0);
        Settings = options;
    }

    private protected TOptions Settings { get; }

    /// <summary>Options of LightGBM trainers.</summary>
    public class OptionsBase : TrainerInputBaseWithGroupId
    {
        private protected OptionsBase()
        {
        }

        /// <summary>Rounds of boosting, at least 1: each adds a tree a class.</summary>
        public int NumberOfIterations = 100;

        /// <summary>Leaves a tree at most, 2 or more; null for 30.</summary>
        public int? NumberOfLeaves;

        /// <summary>Rows a leaf, at least 1; null for rows / leaves / classes / 10, within 5 to 50.</summary>
        public int? MinimumExampleCountPerLeaf;

        /// <summary>The share of each tree's step that is taken, above 0; null for 0.2, above 100,000 rows for 0.25.</summary>
        public double? LearningRate;

        /// <summary>Bins that the values of a feature are cut into at most, 2 to 256.</summary>
        public int MaximumBinCountPerFeature = 255;
    }
}
