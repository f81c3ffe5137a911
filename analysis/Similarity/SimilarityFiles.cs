using Spectre.Console;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Similarity;

/// <summary>The report of `similarity` as tables for people and as files; summary.json is written last.</summary>
static class SimilarityFiles
{
    /// <summary>Writes similarity.csv, cka.svg, rsa.svg and summary.json.</summary>
    public static void Write(string folder, SimilarityReport report)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, "similarity.csv"), ["measure", "firstModel", "firstLayer", "secondModel", "secondLayer", "value"],
            report.Maps.SelectMany(map => Rows(report, map)));
        foreach (SimilarityMap map in report.Maps)
        {
            (ScottPlot.Plot picture, int width, int height) = SimilarityPlot.Of(report, map);
            AtomicFile.WriteText(Path.Combine(folder, $"{map.Measure}.svg"), picture.GetSvgXml(width, height));
        }
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>One measure, a row a layer of the first network.</summary>
    public static Table Table(SimilarityReport report, SimilarityMap map)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string title in (IEnumerable<string>)[map.Title, .. report.Columns])
            table.AddColumn(new TableColumn(Markup.Escape(title))
            {
                NoWrap = true,
                Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right,
            });
        for (int row = 0; row < report.Rows.Count; row++)
            table.AddRow(new TableRow(
            [
                new Text(report.Rows[row]),
                .. map.Values[row].Select(value => new Text(double.IsNaN(value) ? "" : $"{value:0.00;-0.00;0.00}")),
            ]));
        return table;
    }

    static IEnumerable<object?[]> Rows(SimilarityReport report, SimilarityMap map)
    {
        for (int row = 0; row < report.Rows.Count; row++)
            for (int column = 0; column < report.Columns.Count; column++)
                yield return [map.Measure, report.First, report.Rows[row], report.Second, report.Columns[column], map.Values[row][column]];
    }
}
