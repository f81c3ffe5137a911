using System.Diagnostics;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Saliency;

/// <summary>Asks a model where in its images it looks: by hiding parts of them, and by weighing the channels of a layer.</summary>
static class SaliencyAnalysis
{
    /// <summary>Runs.</summary>
    /// <param name="scored">A model and what it says of the images.</param>
    /// <param name="set">The images.</param>
    /// <param name="options">How.</param>
    /// <param name="settings">How the model runs.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">The layer is unknown or no map, or a number is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SaliencyReport Run(ScoredModel scored, ImageSet set, SaliencyOptions options, SessionSettings settings, Shell shell)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<(SaliencyKind Kind, int Image)> chosen = SaliencyChoice.Of(scored.Predictions, options.Images);
        OcclusionPatch? patch = options.Occludes ? OcclusionPatch.Of(
            set, ModelHead.Read(scored.File.Path).Metadata.Preprocessing, options.Patch, options.Stride) : null;
        using SplitModel? split = options.Weighs ? SplitModel.Open(scored.File, set.Shape, options.Layer, settings) : null;
        if (split is null && patch is null)
            throw new InputException($"{scored.Name} has no map [C,H,W] that Grad-CAM could weigh: look at it with --methods occlusion");
        SalientImage[] images = Look(scored, set, chosen, options, patch, split, settings, shell);
        SaliencyReport report = new(
            scored.Name, set.Name, set.Split, split?.Layer.Name, split?.Layer.Shape, split?.HasOtherPaths ?? false, patch,
            Stopwatch.GetElapsedTime(start).TotalSeconds, images, []);
        return report with { Findings = SaliencyFindings.Of(report, options.Weighs) };
    }

    static SalientImage[] Look(
        ScoredModel scored, ImageSet set, IReadOnlyList<(SaliencyKind Kind, int Image)> chosen, SaliencyOptions options, OcclusionPatch? patch, SplitModel? split,
        SessionSettings settings, Shell shell)
    {
        using ModelSession session = ModelSession.Open(scored.File.Path, settings);
        int batch = patch is null ? 1 : Math.Min(Occlusion.Count(set.Shape, patch), BatchRunner.DefaultBatch);
        using Classifier classifier = new(session, set.Shape, batch);
        return shell.Track($"saliency {scored.Name}", chosen.Count, "images", progress => chosen.Select(choice =>
        {
            shell.Cancel.ThrowIfCancellationRequested();
            SalientImage image = Look(scored.Predictions, set, choice, options, classifier, patch, split);
            progress.Advance(1);
            return image;
        }).ToArray());
    }

    static SalientImage Look(
        Predictions predictions, ImageSet set, (SaliencyKind Kind, int Image) choice, SaliencyOptions options, Classifier classifier, OcclusionPatch? patch,
        SplitModel? split)
    {
        (SaliencyKind kind, int image) = choice;
        int label = options.ExplainsLabel ? predictions.Labels[image] : predictions.Predicted[image];
        // In the batches of the hidden copies: those of another size differ in the last digits.
        double probability = classifier.Score(set.Subset([image], set.Split)).Probabilities[label];
        HeatMap? hidden = patch is null ? null : Occlusion.Of(classifier, set, image, label, probability, patch);
        HeatMap? weighed = split is null ? null : GradCam.Of(split, set.Image(image), label);
        double agreement = hidden is null || weighed is null ? double.NaN : HeatMap.Correlation(hidden, weighed);
        string Name(int at) => set.ClassNames[at];
        return new SalientImage(
            image, kind, Name(predictions.Labels[image]), Name(predictions.Predicted[image]), Name(label), probability, hidden?.Largest,
            double.IsNaN(agreement) ? null : agreement, hidden, weighed);
    }
}
