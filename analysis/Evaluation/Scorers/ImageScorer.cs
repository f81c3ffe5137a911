using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation.Scorers;

/// <summary>A model that takes images, as networks do.</summary>
/// <param name="session">The model; it is disposed of with this.</param>
/// <param name="batch">Images a batch, at least 1; null for the fastest of a short measurement.</param>
sealed class ImageScorer(ModelSession session, int? batch) : IScorer
{
    // Enough to see that a model takes batches at all, and so little that many models may be open at once.
    const int ProbeBatch = 2;

    /// <inheritdoc/>
    public string Path => session.Path;

    /// <inheritdoc/>
    public ModelMetadata Metadata => session.Metadata;

    /// <inheritdoc/>
    public int RequireFits(ImageSet set)
    {
        session.Input.Require(set.Shape, $"{set.Name} ({set.Split})", Path);
        using Classifier probe = new(session, set.Shape, Math.Min(batch ?? ProbeBatch, ProbeBatch));
        return probe.Classes;
    }

    /// <inheritdoc/>
    public Scores Score(ImageSet set, string name, Shell shell)
    {
        int images = batch ?? BatchSize.Choose(session, set.Shape, session.RequireScores().Names);
        using Classifier classifier = new(session, set.Shape, images);
        Scores scores = shell.Track(
            $"evaluate {name}", set.Count, "images", progress => classifier.Score(set, progress, shell.Cancel));
        session.SayPlacement(shell);
        return scores;
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
