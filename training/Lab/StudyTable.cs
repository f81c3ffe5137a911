using System.Globalization;
using CsvHelper;
using Spectre.Console;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Training.Lab;

/// <summary>The rows of a study as a table: for the console, for Markdown and as CSV.</summary>
static class StudyTable
{
    const string VerdictColumn = "verdict";

    static readonly string[] Known =
    [
        "testAccuracy", "testAccuracyLow", "testAccuracyHigh", "testMacroRecall", "testLowestRecall", "testKappa", "validationAccuracy", "trainAccuracy", "gap", "parameters", "trainImages", "epochs",
        "bestEpoch", "seconds", "imagesPerSecond", "members", VerdictColumn,
    ];

    /// <summary>Refuses columns that no run has, before anything is run.</summary>
    /// <exception cref="InputException">There is one; the message offers the nearest.</exception>
    public static void Require(string study, StudyFile file)
    {
        IReadOnlyCollection<string> known = Figures(file);
        if (file.Columns.FirstOrDefault(column => !known.Contains(column)) is { } unknown)
            throw Nearest.Unknown($"column in the study {study}", unknown, known);
    }

    /// <summary>What the rows of a study can have.</summary>
    public static IReadOnlyCollection<string> Figures(StudyFile file) => [.. Known, .. file.EvaluateOn.Select(set => $"accuracy@{set}")];

    /// <summary>The table for people.</summary>
    public static Table ForPeople(StudyPlan plan, IReadOnlyList<StudyRow> rows)
    {
        Table table = new Table().Border(TableBorder.Markdown).AddColumns("group", "run");
        foreach (string column in Columns(plan))
            table.AddColumn(column == VerdictColumn ? new TableColumn(column) : new TableColumn(Heading(column)).RightAligned());
        foreach (StudyRow row in rows)
            table.AddRow([row.Group, Markup.Escape(row.Name), .. Columns(plan).Select(column => Markup.Escape(Cell(row, column)))]);
        return table;
    }

    /// <summary>The same in Markdown.</summary>
    public static IEnumerable<string> Markdown(StudyPlan plan, IReadOnlyList<StudyRow> rows)
    {
        string[] columns = [.. Columns(plan)];
        yield return $"| group | run | {string.Join(" | ", columns.Select(Heading))} |";
        yield return $"| --- | --- | {string.Join(" | ", columns.Select(column => column == VerdictColumn ? "---" : "---:"))} |";
        foreach (StudyRow row in rows)
            yield return $"| {row.Group} | {row.Name} | {string.Join(" | ", columns.Select(column => Cell(row, column)))} |";
    }

    /// <summary>Every figure of every row, in full precision.</summary>
    public static void WriteCsv(string path, IReadOnlyList<StudyRow> rows) => AtomicFile.Write(path, stream =>
    {
        string[] figures = [.. rows.SelectMany(row => row.Figures.Keys).Distinct()];
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord(["group", "run", "value", "model", "seeds", .. figures, VerdictColumn]);
        foreach (StudyRow row in rows)
            csv.WriteRecord([row.Group, row.Name, row.Value ?? "", row.Options?.Model ?? "", $"{row.PerSeed.Count}",
                .. figures.Select(figure => row.Figures.TryGetValue(figure, out double value) && double.IsFinite(value)
                    ? value.ToString(CultureInfo.InvariantCulture) : ""), row.Verdict]);
    });

    /// <summary>A figure as people read it: shares in per cent, counts with separators.</summary>
    public static string Cell(StudyRow row, string column)
    {
        if (column == VerdictColumn)
            return row.Verdict;
        if (!row.Figures.TryGetValue(column, out double value) || double.IsNaN(value))
            return "–";
        string text = IsShare(column) ? (100 * value).ToString("0.00", CultureInfo.InvariantCulture)
            : value.ToString(column switch { "seconds" => "0.0", "testKappa" => "0.0000", _ => "N0" }, CultureInfo.InvariantCulture);
        return column == "testAccuracy" && row.Figures.TryGetValue("testAccuracyLow", out double low) && row.Figures.TryGetValue("testAccuracyHigh", out double high)
            ? string.Create(CultureInfo.InvariantCulture, $"{text} ({100 * low:0.00}–{100 * high:0.00})") : text;
    }

    /// <summary>Whether a figure is a share from 0 to 1.</summary>
    public static bool IsShare(string column) => column.Contains("ccuracy", StringComparison.Ordinal) || column.EndsWith("Recall", StringComparison.Ordinal) || column == "gap";

    /// <summary>A column's heading.</summary>
    public static string Heading(string column) => column switch
    {
        "trainAccuracy" => "train %",
        "validationAccuracy" => "validation %",
        "testAccuracy" => "test % (95 % interval)",
        "testMacroRecall" => "macro recall %",
        "testLowestRecall" => "lowest recall %",
        "testKappa" => "weighted kappa",
        "gap" => "gap, points",
        "seconds" => "train s",
        "imagesPerSecond" => "images/s",
        "bestEpoch" => "kept epoch",
        "trainImages" => "images",
        _ => column.StartsWith("accuracy@", StringComparison.Ordinal) ? $"% on {column["accuracy@".Length..]}" : column,
    };

    static IEnumerable<string> Columns(StudyPlan plan) => plan.File.Columns;
}
