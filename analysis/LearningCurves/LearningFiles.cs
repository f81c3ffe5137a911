using Spectre.Console;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.LearningCurves;

/// <summary>Learning curves as a table for people, CSV, a picture and summary.json, which is written last.</summary>
static class LearningFiles
{
    /// <summary>Writes learning-curve.csv, laws.csv, learning-curve.svg and summary.json.</summary>
    public static void Write(string folder, LearningReport report)
    {
        ResultFiles.WriteCsv(
            Path.Combine(folder, "learning-curve.csv"),
            ["series", "kind", "trainImages", "errors", "testImages", "errorShare", "low", "high", "trainSeconds", "run"],
            report.Series.SelectMany(series => series.Points.Select(point => (object?[])[
                series.Name, Kind(series), point.TrainImages, point.Errors, point.TestImages, point.ErrorShare, point.Low, point.High,
                point.TrainSeconds, point.Run])));
        ResultFiles.WriteCsv(
            Path.Combine(folder, "laws.csv"),
            ["series", "scale", "exponent", "exponentLow", "exponentHigh", "floor", "floorLow", "floorHigh", "dispersion", "paysUntil", "paysUntilLow",
                "paysUntilHigh", "errorThere", "errorThereLow", "errorThereHigh", "isExtrapolated"],
            report.Series.Where(series => series.Fit is not null).Select(series => Fields(series.Name, series.Fit!)));
        AtomicFile.WriteText(Path.Combine(folder, "learning-curve.svg"), LearningPlot.Of(report));
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>A row a size, a column a classifier.</summary>
    public static Table Table(LearningReport report)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("images") { NoWrap = true, Alignment = Justify.Right });
        foreach (LearningSeries series in report.Series)
            table.AddColumn(new TableColumn(Markup.Escape(series.Name)) { Alignment = Justify.Right });
        foreach (int size in report.Series.SelectMany(series => series.Points).Select(point => point.TrainImages).Distinct().Order())
            table.AddRow([$"{size:N0}", .. report.Series.Select(series => Cell(series, size))]);
        return table;
    }

    static string Cell(LearningSeries series, int size)
    {
        LearningPoint[] points = [.. series.Points.Where(point => point.TrainImages == size)];
        return points.Length == 0 ? "" : $"{100 * points.Average(point => point.ErrorShare):0.00} %";
    }

    static string Kind(LearningSeries series) => series.IsNetwork ? "network" : "classical";

    static object?[] Fields(string name, FittedLaw fit) =>
    [
        name, fit.Law.Scale, fit.Exponent.Value, fit.Exponent.Low, fit.Exponent.High, fit.Floor.Value, fit.Floor.Low, fit.Floor.High, fit.Dispersion,
        fit.Pays.Value, fit.Pays.Low, fit.Pays.High, fit.ErrorThere.Value, fit.ErrorThere.Low, fit.ErrorThere.High, fit.IsExtrapolated,
    ];
}
