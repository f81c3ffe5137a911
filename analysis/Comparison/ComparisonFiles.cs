using Strata.Analysis.Evaluation;
using Strata.Analysis.Evaluation.Ranking;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Comparison;

/// <summary>The files of `compare`. Each is written whole or not at all, summary.json last.</summary>
static class ComparisonFiles
{
    /// <summary>Writes comparison.csv, pairs.csv, comparison.xlsx, comparison.svg, of grades roc.svg, and summary.json.</summary>
    public static void Write(string folder, ComparisonReport report, ScoredModels scored)
    {
        if (scored.Grading is not null)
            AtomicFile.WriteText(Path.Combine(folder, "roc.svg"), RocPlot.Referable(scored.Named()).GetSvgXml(RocPlot.Width, RocPlot.Height));
        ResultFiles.WriteCsv(Path.Combine(folder, "comparison.csv"), ModelHeader(report), ModelRows(report));
        ResultFiles.WriteCsv(Path.Combine(folder, "pairs.csv"), PairHeader, PairRows(report));
        AtomicFile.WriteBytes(Path.Combine(folder, "comparison.xlsx"), ComparisonWorkbook.Of(report));
        AtomicFile.WriteText(Path.Combine(folder, "comparison.svg"), ComparisonPlot.Of(report));
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>The columns of the table of models.</summary>
    public static string[] ModelHeader(ComparisonReport report) =>
    [
        "rank", "model", "groups", "architecture", "optimizer", "knobs", "parameters", "multiplyAdds", "trainImages",
        .. report.Models[0].Figures.SelectMany(figure => (string[])[figure.Key, $"{figure.Key}Low", $"{figure.Key}High"]),
        "trainSeconds", "fileBytes", "imagesPerSecond",
    ];

    /// <summary>A row a model.</summary>
    public static IEnumerable<object?[]> ModelRows(ComparisonReport report) => report.Models.Select(model => (object?[])
    [
        model.Rank, model.Name, model.Letters, model.Facts.Model, model.Facts.Optimizer, model.Facts.Knobs, model.Facts.Parameters, model.MultiplyAdds,
        model.Facts.TrainImages,
        .. model.Figures.SelectMany(figure => (object?[])[figure.Value, figure.Low, figure.High]),
        model.Facts.TrainSeconds, model.Facts.FileBytes, model.ImagesPerSecond,
    ]);

    /// <summary>The columns of the table of pairs.</summary>
    public static string[] PairHeader { get; } =
    [
        "first", "second", "onlyFirstRight", "onlySecondRight", "difference", "differenceLow", "differenceHigh", "exactP", "midP", "adjustedP", "verdict",
    ];

    /// <summary>A row a pair.</summary>
    public static IEnumerable<object?[]> PairRows(ComparisonReport report) => report.Pairs.Select(pair => (object?[])
    [
        pair.First, pair.Second, pair.OnlyFirst, pair.OnlySecond, pair.Difference, pair.DifferenceLow, pair.DifferenceHigh, pair.ExactP, pair.MidP,
        pair.AdjustedP, pair.Verdict,
    ]);
}
