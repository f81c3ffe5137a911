using Strata.Analysis.Training;
using Strata.Registry;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>How the models were trained, where a history lies beside them.</summary>
[Part("training", "Training curves")]
sealed class TrainingSection : IReportSection
{
    const int Width = 640, Height = 420;

    /// <inheritdoc/>
    public int Place => 20;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        TrainingHistory[] runs = [.. context.Models.Select(TrainingHistory.Beside).OfType<TrainingHistory>()];
        if (runs.Length == 0)
            return;
        body.SideBySide(() =>
        {
            string command = context.Whole("report");
            body.Picture("training-loss.svg", TrainingPlot.OfLoss(runs), Width, Height, "The loss of each epoch.", command);
            body.Picture("training-accuracy.svg", TrainingPlot.OfAccuracy(runs), Width, Height, "The accuracy of each epoch.", command);
        });
        string[] others = [.. context.Models.Select(model => model.Name).Except(runs.Select(run => run.Model))];
        if (others.Length > 0)
            body.Say($"No history.csv lies beside {string.Join(", ", others)}.");
    }
}
