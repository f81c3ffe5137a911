using Spectre.Console;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Classical;

/// <summary>
/// The report as a table for people, CSV for spreadsheets, JSON for programs and a plot; summary.json is written last.
/// </summary>
static class ClassicalFiles
{
    static readonly string[] s_header =
    [
        "method", "features", "trainImages", "accuracy", "accuracyLow", "accuracyHigh", "macroF1", "logLoss",
        "fitSeconds", "predictSeconds", "imagesPerSecond", "file", "onnxLargestDifference", "onnxDisagreements",
    ];

    /// <summary>Writes classical.csv, classical.svg and summary.json.</summary>
    public static void Write(string folder, ClassicalReport report)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, "classical.csv"), s_header, report.Models.Select(Fields));
        AtomicFile.WriteText(Path.Combine(folder, "classical.svg"), ClassicalPlot.Of(report));
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>One row a classifier.</summary>
    public static Table Table(ClassicalReport report)
    {
        Table table = new() { Border = TableBorder.Simple };
        string[] columns =
            ["method", "features", "accuracy", "95 % interval", "macro F1", "log-loss", "fit s", "predict s", "ONNX differs by"];
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = table.Columns.Count < 2 ? Justify.Left : Justify.Right });
        foreach (ClassicalResult result in report.Models)
            table.AddRow(
                Markup.Escape(result.Method), Markup.Escape(result.Features), $"{result.Accuracy:0.0000}",
                $"{result.AccuracyLow:0.0000} to {result.AccuracyHigh:0.0000}", $"{result.MacroF1:0.0000}", $"{result.LogLoss:0.000}",
                $"{result.FitSeconds:0.00}", $"{result.PredictSeconds:0.00}", $"{result.Check.LargestDifference:0.0e+0}");
        return table;
    }

    static object?[] Fields(ClassicalResult result) =>
    [
        result.Method, result.Features, result.TrainImages, result.Accuracy, result.AccuracyLow, result.AccuracyHigh, result.MacroF1,
        result.LogLoss, result.FitSeconds, result.PredictSeconds, result.ImagesPerSecond, result.File, result.Check.LargestDifference,
        result.Check.Disagreements,
    ];
}
