namespace Microsoft.ML.Trainers;

/// <summary>A linear model found by stochastic dual coordinate ascent.</summary>
public abstract class SdcaTrainerBase<TOptions, TTransformer, TModel> : StochasticTrainerBase<TTransformer, TModel>
    where TOptions : SdcaTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected SdcaTrainerBase(TOptions options)
    {
        ExampleWeights.Refuse(options.ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfNegative(options.L1Regularization ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.L2Regularization ?? 1, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumNumberOfIterations ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ConvergenceTolerance);
        Settings = options;
    }

    private protected TOptions Settings { get; }

    /// <summary>Options of SDCA trainers.</summary>
    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        private protected OptionsBase()
        {
        }

        /// <summary>
        /// Weight of half the sum of squares beside the mean loss, above 0; null: 20 by the number of rows and half the number of passes,
        /// 1e-6 at least.
        /// </summary>
        public float? L2Regularization;

        /// <summary>
        /// By how much weights are brought closer to 0: the weight of the sum of magnitudes as a share of L2, 0 or more; null: 0 below 100
        /// features, 0.25 below 1,000, 0.5 below 10,000, else 1.
        /// </summary>
        public float? L1Regularization;

        /// <summary>Stops once the duality gap is at most that share of the loss.</summary>
        public float ConvergenceTolerance = 0.1f;

        /// <summary>Passes over the rows at most; null for so many that 1.5 million rows are met, 2 at least.</summary>
        public int? MaximumNumberOfIterations;

        /// <summary>Goes through the rows in a new random order in each pass.</summary>
        public bool Shuffle = true;
    }
}
