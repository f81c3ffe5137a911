using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>The averaged perceptron (Freund, Schapire 1999), by default with the hinge loss.</summary>
public sealed class AveragedPerceptronTrainer
    : AveragedLinearTrainer<BinaryPredictionTransformer<LinearBinaryModelParameters>, LinearBinaryModelParameters>,
        IBinaryTrainer<LinearBinaryModelParameters>
{
    readonly Options _options;

    internal AveragedPerceptronTrainer(Options options, ulong seed) : base(options, seed) => _options = options;

    string IBinaryTrainer<LinearBinaryModelParameters>.Features => _options.FeatureColumnName;

    LinearBinaryModelParameters IBinaryTrainer<LinearBinaryModelParameters>.Train(BinaryProblem problem)
    {
        (float[] weights, float bias) = Descend(problem, _options.LossFunction);
        return new LinearBinaryModelParameters(weights, bias);
    }

    private protected override BinaryPredictionTransformer<LinearBinaryModelParameters> Train(Table table) =>
        new(((IBinaryTrainer<LinearBinaryModelParameters>)this)
            .Train(Problem(table, _options.FeatureColumnName, _options.LabelColumnName, Seed)), _options.FeatureColumnName);

    /// <summary>Options of the trainer; ten passes by default.</summary>
    public sealed class Options : AveragedLinearOptions
    {
        public Options() => NumberOfIterations = 10;

        public IClassificationLoss LossFunction { get; set; } = new HingeLoss();
    }
}
