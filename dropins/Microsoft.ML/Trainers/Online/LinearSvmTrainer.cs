using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>A linear support vector machine by stochastic subgradient steps (Shalev-Shwartz et al. 2007, Pegasos).</summary>
public sealed class LinearSvmTrainer
    : OnlineLinearTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>,
        IBinaryTrainer<LinearBinaryModelParameters>
{
    readonly Options _options;

    internal LinearSvmTrainer(Options options, ulong seed) : base(options, seed)
    {
        ExampleWeights.Refuse(options.ExampleWeightColumnName);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Lambda, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        _options = options;
    }

    string IBinaryTrainer<LinearBinaryModelParameters>.Features => _options.FeatureColumnName;

    LinearBinaryModelParameters IBinaryTrainer<LinearBinaryModelParameters>.Train(BinaryProblem problem)
    {
        PegasosSteps steps = new(Start(problem), _options);
        ForEachRow(problem, steps.See);
        return steps.ToModel();
    }

    private protected override BinaryPredictionTransformer<LinearBinaryModelParameters> Train(Table table) =>
        new(((IBinaryTrainer<LinearBinaryModelParameters>)this)
            .Train(Problem(table, _options.FeatureColumnName, _options.LabelColumnName, Seed)), _options.FeatureColumnName);

    /// <summary>Options of the trainer; one pass by default.</summary>
    public sealed class Options : OnlineLinearOptions
    {
        public Options()
        {
        }

        /// <summary>Weight of half the sum of squares beside the mean hinge loss, above 0.</summary>
        public float Lambda = 0.001f;

        /// <summary>Rows a step, at least 1.</summary>
        public int BatchSize = 1;

        /// <summary>
        /// After each step brings the weights back into the ball of radius 1/√Lambda, in which the best ones lie.
        /// </summary>
        public bool PerformProjection;

        /// <summary>Leaves the bias at 0.</summary>
        public bool NoBias;

        /// <summary>Weights of rows, which the drop-in refuses.</summary>
        public string? ExampleWeightColumnName;
    }
}
