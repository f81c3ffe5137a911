using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Ranking;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>How well each class is told from the rest whatever the threshold; of grades, the referable ones from the others.</summary>
[Part("roc", "ROC curves")]
sealed class RocSection : IReportSection
{
    /// <inheritdoc/>
    public int Place => 32;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        string command = context.Whole("evaluate");
        if (context.Scored.Grading is not null)
            body.Picture("roc.svg", RocPlot.Referable(context.Scored.Named()), RocPlot.Width, RocPlot.Height,
                "Referable grades against the others, by their summed probability.", context.Whole("compare"));
        body.SideBySide(() =>
        {
            foreach (ScoredModel model in context.Scored.Models)
                body.Picture($"roc-{FileName.Of(model.Name)}.svg", RocPlot.OfModel(model.Name, model.Predictions), RocPlot.Width, RocPlot.Height,
                    $"{model.Name}: each class against the rest, the area under its curve beside its name.", command);
        });
    }
}
