using Spectre.Console;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Probes;

/// <summary>The report of `probe` as a table for people and as files; summary.json is written last.</summary>
static class ProbeFiles
{
    const int Width = 900, Height = 520;

    static readonly string[] s_header =
    [
        "model", "layer", "pooling", "width", "linear", "linearLow", "linearHigh", "neighbors", "neighborsLow", "neighborsHigh",
        "penalty", "iterations", "converged", "seconds",
    ];

    /// <summary>Writes probe.csv, probe.svg and summary.json.</summary>
    public static void Write(string folder, ProbeReport report)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, "probe.csv"), s_header,
            report.Curves.SelectMany(curve => curve.Points.Select(point => Fields(curve, point))));
        AtomicFile.WriteText(Path.Combine(folder, "probe.svg"), ProbePlot.Of(report).GetSvgXml(Width, Height));
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>One network, a row a layer.</summary>
    public static Table Table(ProbeCurve curve, ProbeReport report)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(Markup.Escape(curve.Model ?? "layer")) { NoWrap = true });
        string[] columns =
            ["pooling", "values", "linear", "95 % interval", $"{report.Neighbors} neighbours", "95 % interval", "penalty", "steps", "s"];
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Justify.Right });
        foreach (ProbePoint point in curve.Points)
            table.AddRow(
                Markup.Escape(point.Layer), Markup.Escape(point.Pooling ?? ""), $"{point.Width:N0}",
                $"{point.Linear.Accuracy:0.0000}", $"{point.Linear.Low:0.0000} to {point.Linear.High:0.0000}",
                $"{point.Neighbors.Accuracy:0.0000}", $"{point.Neighbors.Low:0.0000} to {point.Neighbors.High:0.0000}",
                $"{point.Penalty:g}", point.Converged ? $"{point.Iterations}" : $"{point.Iterations} (not at its end)", $"{point.Seconds:0.0}");
        return table;
    }

    static object?[] Fields(ProbeCurve curve, ProbePoint point) =>
    [
        curve.Model ?? "", point.Layer, point.Pooling ?? "", point.Width, point.Linear.Accuracy, point.Linear.Low, point.Linear.High,
        point.Neighbors.Accuracy, point.Neighbors.Low, point.Neighbors.High, point.Penalty, point.Iterations, point.Converged ? 1 : 0, point.Seconds,
    ];
}
