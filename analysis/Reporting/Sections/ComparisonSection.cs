using Strata.Analysis.Comparison;
using Strata.Registry;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>How good the models are, and which differences chance does not explain.</summary>
[Part("comparison", "Comparison")]
sealed class ComparisonSection : IReportSection
{
    /// <inheritdoc/>
    public int Place => 10;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        ComparisonReport report = ComparisonAnalysis.Run(
            context.Scored, new ComparisonOptions { Seed = context.Input.Seed, Threads = context.Input.Threads }, context.Shell);
        string command = $"{context.Whole("compare")} --seed {context.Input.Seed}";
        foreach (string finding in report.Findings.SkipLast(1))
            body.Say($"{finding}.", isFinding: true);
        body.Picture("comparison.svg", ComparisonPlot.Of(report), "Accuracy with its 95 % interval.", command);
        body.Table(Models(report), "comparison.csv", $"{report.Images:N0} images of {report.DataSet} ({report.Split}); groups: no difference is shown "
            + "between models that share a letter.", command);
        if (report.Pairs.Count > 0)
            body.Table(Pairs(report), "pairs.csv", $"{report.Test}; p corrected for all pairs by Holm's method; level {report.Level:0.###}.", command);
        body.Say($"{report.Findings[^1]}.");
    }

    static ReportTable Models(ComparisonReport report) => new(
        [
            new("model", "model"), new("groups", "groups"), new("trained", "network"), new("optimizer", "optimizer"), new("knobs", "knobs"),
            .. report.Models[0].Figures.SelectMany(figure => (ReportColumn[])[
                new(figure.Key, figure.Title, "0.0000"), new($"{figure.Key}Low", "from", "0.0000"), new($"{figure.Key}High", "to", "0.0000")]),
            new("parameters", "parameters", "N0"), new("multiplyAdds", "multiply-adds", "N0"),
            new("trainSeconds", "train s", "0.0"), new("fileBytes", "bytes", "N0"), new("imagesPerSecond", "images/s", "N0"),
        ],
        [
            .. report.Models.Select(model => (object?[])[
                model.Name, model.Letters, model.Facts.Model, model.Facts.Optimizer, model.Facts.Knobs,
                .. model.Figures.SelectMany(figure => (object?[])[figure.Value, figure.Low, figure.High]),
                model.Facts.Parameters, model.MultiplyAdds, model.Facts.TrainSeconds, model.Facts.FileBytes, model.ImagesPerSecond])
        ]);

    static ReportTable Pairs(ComparisonReport report) => new(
        [
            new("verdict", "verdict"), new("onlyFirst", "only the first right", "N0"), new("onlySecond", "only the second right", "N0"),
            new("difference", "difference, points", "0.00"), new("low", "from", "0.00"), new("high", "to", "0.00"), new("adjustedP", "p, corrected", "0.0000"),
        ],
        [
            .. report.Pairs.Select(pair => (object?[])[
                pair.Verdict, pair.OnlyFirst, pair.OnlySecond, 100 * pair.Difference, 100 * pair.DifferenceLow, 100 * pair.DifferenceHigh, pair.AdjustedP])
        ]);
}
