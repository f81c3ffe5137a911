using System.Diagnostics;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Saliency;
using Strata.Onnx;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>Where in a few right and wrong images each model looks, as far as a small share of time and page goes.</summary>
[Part("saliency", "Where the models look")]
sealed class SaliencySection : IReportSection
{
    const int Images = 6, MostModels = 4;

    // Of an image's side: a coarser patch than the verb's costs a third of the passes.
    const int PatchesASide = 4;

    static readonly TimeSpan s_budget = TimeSpan.FromSeconds(60);
    static readonly SaliencyKind[] s_shown = [SaliencyKind.Certain, SaliencyKind.Wrong];

    /// <inheritdoc/>
    public int Place => 75;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        if (!Overlay.CanShow(context.Images.Shape))
            return;
        long start = Stopwatch.GetTimestamp();
        int side = Math.Max(1, Math.Min(context.Images.Shape.Height, context.Images.Shape.Width) / PatchesASide);
        SaliencyOptions options = new() { Images = Images, Patch = side };
        ScoredModel[] models = [.. context.Scored.Models.Where(model => ModelHead.Read(model.File.Path).Metadata.Features is null)];
        int shown = 0;
        for (; shown < Math.Min(MostModels, models.Length) && Stopwatch.GetElapsedTime(start) < s_budget; shown++)
            Show(body, Look(body, context, models[shown], options), context);
        if (shown < models.Length)
            body.Say($"Left out to keep the page small: {string.Join(", ", models.Skip(shown).Select(model => model.Name))}.");
    }

    // A graph that cannot be cut must not cost the page: hiding parts of the image works for all.
    static SaliencyReport Look(SectionBody body, ReportContext context, ScoredModel model, SaliencyOptions options)
    {
        SaliencyReport With(SaliencyOptions chosen) => SaliencyAnalysis.Run(model, context.Images, chosen, context.Input.Features.Settings, context.Shell);
        try
        {
            return With(options);
        }
        catch (Exception error) when (error is InputException or FailureException)
        {
            body.Say($"{model.Name} is looked at by occlusion alone: {error.Message}");
            return With(options with { Weighs = false });
        }
    }

    static void Show(SectionBody body, SaliencyReport report, ReportContext context)
    {
        foreach (string finding in report.Findings)
            body.Say($"{finding}.");
        string gradCam = report.Layer is null ? "" : $", and Grad-CAM at {report.Layer}";
        foreach (SaliencyKind kind in s_shown.Where(kind => report.Images.Any(image => image.Kind == kind)))
        {
            (ScottPlot.Plot picture, int width, int height) = SaliencySheet.Of(report, kind, context.Images, image => context.Input.Images[image]);
            body.Picture($"saliency-{FileName.Of(report.Model)}-{kind.ToString().ToLowerInvariant()}.svg", picture, width, height,
                $"{report.Model}, {SaliencyFindings.Spell(kind)} images: the image, what hiding a part costs{gradCam}.",
                $"{context.Whole("saliency")} --patch {report.Patch!.Size}");
        }
    }
}
