using Strata.Analysis.Evaluation;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>Which classes each model takes for which.</summary>
[Part("confusion", "Confusion matrices")]
sealed class ConfusionSection : IReportSection
{
    /// <inheritdoc/>
    public int Place => 30;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context) => body.SideBySide(() =>
    {
        foreach (ScoredModel model in context.Scored.Models)
        {
            (ScottPlot.Plot picture, int width, int height) = ConfusionPlot.Of(model.Name, context.Images.ClassNames, model.Predictions.Confusion);
            body.Picture($"confusion-{FileName.Of(model.Name)}.svg", picture, width, height, $"{model.Name}: images of each class (row) by what they were taken for.",
                context.Whole("errors"));
        }
    });
}
