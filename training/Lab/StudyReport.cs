using System.Globalization;
using System.Text;
using System.Text.Json;
using Strata.Storage;
using Strata.Training.Runs;
using static TorchSharp.torch;

namespace Strata.Training.Lab;

/// <summary>study.json: the whole result of a study for machines.</summary>
/// <param name="Study">Its name.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Scale">At which scale it ran.</param>
/// <param name="Seeds">How often every run was repeated.</param>
/// <param name="Environment">Versions and machine.</param>
/// <param name="Rows">The table.</param>
/// <param name="Findings">What the numbers say.</param>
/// <param name="Contrasts">Where choices do something else on another data set.</param>
/// <param name="Plots">The pictures' files.</param>
public sealed record StudyReport(
    string Study, string Question, string Scale, int Seeds, RunEnvironment Environment,
    IReadOnlyList<StudyRow> Rows, IReadOnlyList<string> Findings, IReadOnlyList<ContrastTable> Contrasts, IReadOnlyList<string> Plots)
{
    const string Analysis = "dotnet run --project analysis -- ";

    /// <summary>Puts a report together and writes study.csv, study.json, the plots and README.md.</summary>
    public static StudyReport Write(StudyPlan plan, IReadOnlyList<StudyRow> rows, string folder)
    {
        ContrastTable[] contrasts = [.. plan.File.Contrasts.Select(contrast => ContrastTable.Of(contrast, rows))];
        IReadOnlyList<string> findings = [.. Lab.Findings.Of(plan, rows), .. contrasts.SelectMany(contrast => contrast.Sentences)];
        IReadOnlyList<string> plots = StudyPlots.Write(plan, rows, folder);
        StudyReport report = new(plan.Name, plan.File.Question, plan.Scale, plan.Seeds, RunEnvironment.Current(CPU), rows, findings, contrasts, plots);
        StudyTable.WriteCsv(Path.Combine(folder, "study.csv"), rows);
        AtomicFile.WriteText(Path.Combine(folder, "README.md"), report.Card(plan, folder));
        // Last, as the sign that all of it is there.
        AtomicFile.WriteText(Path.Combine(folder, "study.json"), JsonSerializer.Serialize(report, Json.Indented) + "\n");
        return report;
    }

    /// <summary>The commands that go on with the study's models.</summary>
    public static IEnumerable<string> Next(StudyPlan plan, string folder) =>
        plan.File.Next.Select(command => Analysis + command.Replace("$folder", folder.Replace('\\', '/'), StringComparison.Ordinal));

    string Card(StudyPlan plan, string folder)
    {
        StringBuilder card = new();
        void Line(string text = "") => card.Append(text).Append('\n');
        Line($"# Study {Study}, scale {Scale}");
        Line();
        Line(Question);
        Line();
        foreach (string line in StudyTable.Markdown(plan, Rows))
            Line(line);
        Line();
        Line(string.Create(CultureInfo.InvariantCulture,
            $"*{string.Join(", ", Rows.Select(row => row.Options?.DataSet).OfType<string>().Distinct())}; {Seeds} seed{(Seeds == 1 ? "" : "s")} a run; test figures on {string.Join(" / ", Rows.Select(row => row.TestImages).Distinct().Select(count => count.ToString("N0", CultureInfo.InvariantCulture)))} images through ONNX Runtime. {Environment.Started:yyyy-MM-dd}, {Environment.Cores} cores, {Environment.System}, {Environment.Packages} packages.*"));
        if (Findings.Count > 0)
        {
            Line();
            Line("## What the numbers say");
            Line();
            foreach (string finding in Findings)
                Line($"- {finding}");
        }
        foreach (ContrastTable contrast in Contrasts)
        {
            Line();
            foreach (string line in contrast.Markdown())
                Line(line);
        }
        if (plan.File.Next.Count > 0)
        {
            Line();
            Line("## What to ask these models next");
            Line();
            Line($"```\n{string.Join('\n', Next(plan, folder))}\n```");
        }
        foreach (string plot in Plots)
        {
            Line();
            Line($"![{Path.GetFileNameWithoutExtension(plot)}]({plot})");
        }
        return card.ToString();
    }
}
