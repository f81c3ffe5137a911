using Spectre.Console;

namespace Strata.Analysis.Errors;

/// <summary>Errors as tables for people.</summary>
static class ErrorTables
{
    /// <summary>Every model, one a row.</summary>
    public static Table Models(ErrorReport report)
    {
        Table table = Headed("model", "errors", "accuracy", "missed by it alone");
        foreach (ErrorModel model in report.Models)
            table.AddRow(Markup.Escape(model.Name), $"{model.Errors:N0}", $"{100 * model.Accuracy:0.00} %", $"{model.Alone:N0}");
        return table;
    }

    /// <summary>Images by how many models miss them.</summary>
    public static Table Counts(ErrorReport report)
    {
        Table table = Headed("missed by", "images", "by chance");
        foreach (MissCount count in report.Counts)
            table.AddRow($"{count.Models} of {report.Models.Count}", $"{count.Images:N0}", $"{count.Expected:N1}");
        return table;
    }

    /// <summary>Every pair, one a row.</summary>
    public static Table Pairs(ErrorReport report)
    {
        Table table = Headed("models", "shared", "by chance", "among equally hard", "Jaccard", "by chance", "p for many pairs");
        foreach (ErrorPair pair in report.Pairs)
            table.AddRow(
                Markup.Escape($"{pair.First}, {pair.Second}"), $"{pair.Shared:N0}", $"{pair.ExpectedShared:0.0}",
                pair.ExpectedByDifficulty is { } hard ? $"{hard:0.0}" : "", $"{pair.Jaccard:0.000}", $"{pair.ExpectedJaccard:0.000}",
                pair.AdjustedP < 1e-4 ? $"{pair.AdjustedP:0.0e+0}" : $"{pair.AdjustedP:0.0000}");
        return table;
    }

    static Table Headed(params IEnumerable<string> columns)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }
}
