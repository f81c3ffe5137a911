namespace Microsoft.ML.Trainers;

/// <summary>A linear model found by L-BFGS.</summary>
public abstract class LbfgsTrainerBase<TOptions, TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
    where TTransformer : ISingleFeaturePredictionTransformer<TModel> where TModel : class
{
    private protected LbfgsTrainerBase(TOptions options)
    {
        ExampleWeights.Refuse(options.ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfNegative(options.L1Regularization);
        ArgumentOutOfRangeException.ThrowIfNegative(options.L2Regularization);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.HistorySize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumNumberOfIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.OptimizationTolerance, 0);
        Settings = options;
    }

    private protected TOptions Settings { get; }

    /// <summary>Options of L-BFGS trainers.</summary>
    public abstract class OptionsBase : TrainerInputBaseWithWeight
    {
        protected OptionsBase()
        {
        }

        /// <summary>Weight of the sum of magnitudes of the weights, beside the sum of losses of all rows; 0 or more.</summary>
        public float L1Regularization = 1f;

        /// <summary>Weight of half the sum of squares of the weights; 0 or more.</summary>
        public float L2Regularization = 1f;

        /// <summary>Stops once the mean relative improvement of the last steps is below it; above 0.</summary>
        public float OptimizationTolerance = 1e-7f;

        /// <summary>Steps that the estimate of the curvature rests on, at least 1.</summary>
        public int HistorySize = 20;

        public int MaximumNumberOfIterations = int.MaxValue;

        /// <summary>Initial weights are uniform in ± half of it.</summary>
        public float InitialWeightsDiameter;

        /// <summary>No weight below 0.</summary>
        public bool EnforceNonNegativity;

        /// <summary>Threads; null for one a core. Results do not depend on it.</summary>
        public int? NumberOfThreads;
    }
}
