using Microsoft.ML;

namespace Strata.Analysis.Classical.MachineLearning;

/// <summary>Learns with a trainer of ML.NET.</summary>
/// <param name="trainer">Makes the trainer in a context of the seed that is asked for.</param>
sealed class TrainerLearner(Func<MLContext, IEstimator<ITransformer>> trainer) : IClassicalLearner
{
    /// <summary>Whether a softmax has to bring the scores to sum 1.</summary>
    public bool ScoresAreLogarithms { get; init; }

    /// <inheritdoc/>
    public IClassicalModel Fit(LabelledRows rows, ClassicalWork work)
    {
        work.Cancel.ThrowIfCancellationRequested();
        MLContext context = new(work.Seed);
        ITransformer model = trainer(context).Fit(FeatureRow.View(context, rows.Features, rows.Labels, rows.Classes));
        return new TrainedModel(model, rows.Features.Columns, rows.Classes) { NeedsSoftMax = ScoresAreLogarithms };
    }
}
