using System.Diagnostics;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Saliency;
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
        List<string> left = [];
        foreach (ScoredModel model in context.Scored.Models)
            if (left.Count > 0 || context.Scored.Models.TakeWhile(each => each != model).Count() >= MostModels || Stopwatch.GetElapsedTime(start) > s_budget)
                left.Add(model.Name);
            else
                Show(body, SaliencyAnalysis.Run(model, context.Images, options, context.Input.Features.Settings, context.Shell), context);
        if (left.Count > 0)
            body.Say($"Left out to keep the page small: {string.Join(", ", left)}.");
    }

    static void Show(SectionBody body, SaliencyReport report, ReportContext context)
    {
        foreach (string finding in report.Findings)
            body.Say($"{finding}.");
        foreach (SaliencyKind kind in s_shown.Where(kind => report.Images.Any(image => image.Kind == kind)))
        {
            (ScottPlot.Plot picture, int width, int height) = SaliencySheet.Of(report, kind, context.Images, image => context.Input.Images[image]);
            body.Picture($"saliency-{FileName.Of(report.Model)}-{kind.ToString().ToLowerInvariant()}.svg", picture, width, height,
                $"{report.Model}, {SaliencyFindings.Spell(kind)} images: the image, what hiding a part costs, and Grad-CAM{(report.Layer is null ? "" : $" at {report.Layer}")}.",
                $"{context.Whole("saliency")} --patch {report.Patch!.Size}");
        }
    }
}
