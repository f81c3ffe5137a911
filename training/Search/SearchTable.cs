using System.Globalization;
using CsvHelper;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Storage;
using Strata.Training.Curves;

namespace Strata.Training.Search;

/// <summary>A ranking as a table for people and as search.csv.</summary>
static class SearchTable
{
    static readonly string[] Figures =
        ["accuracy", "spread", "loss", "bestEpoch", "epochs", "parameters", "seconds", "status", "verdict", "folder"];

    /// <summary>Shows the first points; all of them stand in search.csv.</summary>
    public static void Show(Shell shell, IReadOnlyList<RankedPoint> ranked, IReadOnlyList<Knob> knobs, int most)
    {
        string[] header = ["rank", "trial", .. knobs.Select(knob => knob.Name), "validation %", "±", "loss", "epoch", "s", "curve"];
        Table table = new Table().AddColumns(header).Border(TableBorder.Markdown);
        foreach (RankedPoint point in ranked.Take(most))
            table.AddRow([.. Row(point).Select(Markup.Escape)]);
        shell.Show(table);
        if (ranked.Count > most)
            shell.Say($"… and {ranked.Count - most} more in search.csv");
    }

    /// <summary>Writes search.csv.</summary>
    public static void Write(string path, IReadOnlyList<RankedPoint> ranked, IReadOnlyList<Knob> knobs) => AtomicFile.Write(path, stream =>
    {
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        string[] header = ["rank", "trial", .. knobs.Select(knob => knob.Name), .. Figures];
        csv.WriteRecord(header);
        foreach (RankedPoint point in ranked)
            csv.WriteRecord(Record(point));
    });

    static string[] Row(RankedPoint point) =>
    [
        $"{point.Rank}", $"{point.Number}", .. point.Settings.Select(setting => setting.Value),
        point.HasFailed ? "" : Text(100 * point.Accuracy, "0.00"), point.HasFailed ? "" : Text(100 * point.Spread, "0.00"),
        point.HasFailed ? "" : Text(point.Loss, "0.0000"),
        string.Join('+', point.Runs.Select(run => $"{run.BestEpoch}/{run.Epochs}")), Text(point.Runs.Sum(run => run.Seconds), "0.0"),
        point.Status == TrialStatus.Trained ? point.Verdict?.Words() ?? "" : $"{point.Status}",
    ];

    static string[] Record(RankedPoint point)
    {
        TrialRecord first = point.Runs[0];
        return
        [
            $"{point.Rank}", $"{point.Number}", .. point.Settings.Select(setting => setting.Value),
            Text(point.Accuracy), Text(point.Spread), Text(point.Loss), $"{first.BestEpoch}", $"{first.Epochs}", $"{first.Parameters}",
            Text(point.Runs.Sum(run => run.Seconds), "0.0"), $"{point.Status}", $"{point.Verdict}",
            string.Join(' ', point.Runs.Select(run => run.Folder)),
        ];
    }

    static string Text(double value, string format = "R") => value.ToString(format, CultureInfo.InvariantCulture);
}
