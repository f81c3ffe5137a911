using Strata.Analysis.Errors;
using Strata.Registry;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>What the models miss, whether they miss the same, and which labels may be wrong.</summary>
[Part("errors", "Errors")]
sealed class ErrorSection : IReportSection
{
    const int Shown = 40, MostRows = 500;

    /// <inheritdoc/>
    public int Place => 70;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        ErrorReport report = ErrorAnalysis.Run(context.Scored, new ErrorOptions { Shown = Shown });
        string command = context.Whole("errors");
        for (int at = 0; at < report.Findings.Count; at++)
            body.Say($"{report.Findings[at]}.", isFinding: at == 0 || at == report.Findings.Count - 1);
        if (report.Missed.Count == 0)
            return;
        if (report.Models.Count > 1)
            Draw(body, "jaccard.svg", JaccardPlot.Of(report), "Errors that two models share, as a share of all that either makes, beside what chance gives.", command);
        int Number(int image) => context.Input.Images[image];
        if (ErrorSheets.Hardest(report, context.Images, Shown, Number) is { } hardest)
            Draw(body, "hardest.svg", hardest, report.HasGrades ? "The images that models are farthest off, in grades."
                : "The images that most models miss, the least probable truth first.", command);
        if (ErrorSheets.Labels(report, context.Images, Shown, Number) is { } labels)
            Draw(body, "label-issues.svg", labels, "Labels that may be wrong, by confident learning.", command);
        body.Table(Table(report, Number), "errors.csv",
            $"{(report.Missed.Count > MostRows ? $"The hardest {MostRows:N0} of" : "All")} {report.Missed.Count:N0} images that some model misses.", command);
    }

    static void Draw(SectionBody body, string file, (ScottPlot.Plot Picture, int Width, int Height) drawn, string caption, string command) =>
        body.Picture(file, drawn.Picture, drawn.Width, drawn.Height, caption, command);

    static ReportTable Table(ErrorReport report, Func<int, int> number) => new(
        [
            new("image", "image", "0"), new("label", "class"), .. report.Models.Select(model => new ReportColumn(model.Name, model.Name)),
            new("missedBy", "models that miss it", "0"), new("labelProbability", "mean probability of its class", "0.000"),
            .. report.HasGrades ? [new ReportColumn("meanDistance", "grades off, mean", "0.00")] : (ReportColumn[])[],
        ],
        [
            .. report.Missed.Take(MostRows).Select(image => (object?[])[
                number(image.Image), report.Classes[image.Label], .. image.Predicted.Select(predicted => report.Classes[predicted]), image.MissedBy,
                image.LabelProbability, .. report.HasGrades ? [image.MeanDistance] : (object?[])[]])
        ]);
}
