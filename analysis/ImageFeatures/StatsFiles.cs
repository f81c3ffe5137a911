using Spectre.Console;
using Strata.Analysis.Numerics;
using Strata.Analysis.Results;
using Strata.Storage.Npy;

namespace Strata.Analysis.ImageFeatures;

/// <summary>The report of `stats` as a table for people and as files; summary.json is written last.</summary>
static class StatsFiles
{
    /// <summary>Writes stats.csv, values.csv, classes.csv, features.npy, images.csv, the plots and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">The report.</param>
    /// <param name="images">[M]: the place of each test image in its split.</param>
    /// <param name="labels">[M]: its class.</param>
    public static void Write(string folder, StatsReport report, int[] images, int[] labels)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, "stats.csv"),
            ["kind", "values", "best", "information", "linear", "linearLow", "linearHigh", "neighbors", "neighborsLow", "neighborsHigh"],
            report.Kinds.Select(kind => (object?[])[
                kind.Kind, kind.Values, kind.Best, kind.Information, kind.Linear.Accuracy, kind.Linear.Low, kind.Linear.High,
                kind.Neighbors.Accuracy, kind.Neighbors.Low, kind.Neighbors.High]));
        ResultFiles.WriteCsv(Path.Combine(folder, "values.csv"), ["value", "kind", "mean", "deviation", "information", "f", "etaSquared"],
            report.Values.Select(value => (object?[])[
                value.Name, value.Kind, value.Mean, value.Deviation, value.Information, value.F, value.EtaSquared]));
        ResultFiles.WriteCsv(Path.Combine(folder, "classes.csv"),
            ["value", "class", "images", "mean", "deviation", "least", "lowerQuartile", "median", "upperQuartile", "most"],
            report.Values.SelectMany(value => value.Classes.Select((spread, label) => (object?[])[
                value.Name, report.Classes[label], spread.Images, spread.Mean, spread.Deviation, spread.Least, spread.Lower, spread.Median,
                spread.Upper, spread.Most])));
        WriteFeatures(folder, report.TestFeatures!, images, labels);
        StatsPlots.Write(folder, report);
        ResultFiles.WriteSummary(folder, report);
    }

    // Rows of features.npy are the test images, in the order of images.csv; columns are those of values.csv.
    static void WriteFeatures(string folder, Matrix features, int[] images, int[] labels)
    {
        NpyFile.Write(Path.Combine(folder, "features.npy"), features.Values.ToArray(), features.Rows, features.Columns);
        ResultFiles.WriteCsv(Path.Combine(folder, "images.csv"), ["image", "label"], images.Select((image, at) => (object?[])[image, labels[at]]));
    }

    /// <summary>One row a kind.</summary>
    public static Table Table(StatsReport report)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("features") { NoWrap = true });
        table.AddColumn(new TableColumn("values") { NoWrap = true, Alignment = Justify.Right });
        table.AddColumn(new TableColumn("says most alone") { NoWrap = true });
        string[] columns = ["bits", "F", "linear", "95 % interval", $"{report.NeighborsThatVote} neighbours", "95 % interval"];
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = Justify.Right });
        foreach (KindScore kind in report.Kinds)
            table.AddRow(
                Markup.Escape(kind.Kind), $"{kind.Values:N0}", Markup.Escape(kind.Best), $"{kind.Information:0.000}",
                $"{report.Values.First(value => value.Name == kind.Best).F:N0}", $"{kind.Linear.Accuracy:0.0000}",
                $"{kind.Linear.Low:0.0000} to {kind.Linear.High:0.0000}", $"{kind.Neighbors.Accuracy:0.0000}",
                $"{kind.Neighbors.Low:0.0000} to {kind.Neighbors.High:0.0000}");
        return table;
    }
}
