using Spectre.Console;
using Strata.Storage;

namespace Strata.Analysis.Comparison;

/// <summary>A comparison as tables for people.</summary>
static class ComparisonTables
{
    // A terminal has no room for every interval; comparison.csv has them all.
    static readonly string[] s_plain = ["macroPrecision", "macroRecall"];

    /// <summary>Every model, one a row.</summary>
    public static Table Models(ComparisonReport report)
    {
        Table table = Headed(
            ["model", "groups", "optimizer", "parameters", "multiply-adds", "accuracy", "95 % interval",
                .. report.Models[0].Figures.Skip(1).Select(figure => figure.Title),
                "train s", "size", "images/s"], left: 3);
        foreach (ComparedModel model in report.Models)
            table.AddRow([
                Markup.Escape(model.Name), model.Letters, Markup.Escape(model.Facts.Optimizer ?? ""), $"{model.Facts.Parameters:N0}",
                $"{model.MultiplyAdds:N0}", $"{100 * model.Accuracy.Value:0.00} %", $"{100 * model.Accuracy.Low:0.00} to {100 * model.Accuracy.High:0.00}",
                .. model.Figures.Skip(1).Select(figure => s_plain.Contains(figure.Key) ? $"{figure.Value:0.0000}"
                    : $"{figure.Value:0.0000} ({figure.Low:0.0000} to {figure.High:0.0000})"),
                model.Facts.TrainSeconds is { } seconds ? $"{seconds:0.0}" : "", ByteSize.Spell(model.Facts.FileBytes), $"{model.ImagesPerSecond:N0}"]);
        return table;
    }

    /// <summary>Every pair, one a row.</summary>
    public static Table Pairs(ComparisonReport report)
    {
        Table table = Headed(["verdict", "only first right", "only second right", "difference, points", "p", "p for many pairs"], left: 1);
        foreach (ComparedPair pair in report.Pairs)
            table.AddRow(
                Markup.Escape(pair.Verdict), $"{pair.OnlyFirst:N0}", $"{pair.OnlySecond:N0}",
                $"{100 * pair.Difference:0.00} ({100 * pair.DifferenceLow:0.00} to {100 * pair.DifferenceHigh:0.00})",
                Chance(report.Test.EndsWith("exact", StringComparison.Ordinal) ? pair.ExactP : pair.MidP), Chance(pair.AdjustedP));
        return table;
    }

    static string Chance(double p) => p < 1e-4 ? $"{p:0.0e+0}" : $"{p:0.0000}";

    static Table Headed(IEnumerable<string> columns, int left)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true, Alignment = table.Columns.Count < left ? Justify.Left : Justify.Right });
        return table;
    }
}
