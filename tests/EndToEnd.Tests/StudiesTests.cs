using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Strata.Tests;

/// <summary>Every shipped study at its smallest scale, from the command line to the files.</summary>
[Collection(CiStudies.Collection)]
public sealed class StudiesTests(CiStudies studies)
{
    const double SaneRate = 0.01;

    static IReadOnlyList<string> Shipped { get; } = [.. CiStudies.Files.Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> Names => [.. Shipped];

    [Fact]
    public void All_studies_run_through()
    {
        Assert.True(studies.First.Code == 0, studies.First.Error);
        Assert.True(studies.Again.Code == 0, studies.Again.Error);
        Assert.Equal(16, Shipped.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_run_of_the_file_is_a_row_in_its_order(string study)
    {
        JsonElement report = CiStudies.Report(studies.First.Out, study);
        Assert.Equal("ci", report.GetProperty("scale").GetString());
        Assert.Equal(Planned(study), Rows(report).Select(row => $"{Text(row, "group")}/{Text(row, "name")}"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_row_has_its_columns_and_a_test_accuracy_within_its_interval(string study)
    {
        string[] columns = [.. Definition(study)["columns"]!.AsArray().Select(column => $"{column}")];
        string[] figured = [.. columns.Where(column => column != "verdict" && !column.Contains('$'))];
        int further = Definition(study)["evaluateOn"]?.AsArray().Count ?? 0;
        Assert.All(Rows(CiStudies.Report(studies.First.Out, study)), row =>
        {
            JsonElement figures = row.GetProperty("figures");
            bool ensemble = Text(row, "verdict") == "ensemble";
            // At rates above it a loss may become no number; that is what such rows are there to show.
            if (!ensemble && row.GetProperty("options").GetProperty("learningRate").GetDouble() <= SaneRate)
                Assert.NotEqual("diverged", Text(row, "verdict"));
            if (Text(row, "verdict") == "diverged")
                return;
            double accuracy = Figure(figures, "testAccuracy");
            Assert.InRange(accuracy, Figure(figures, "testAccuracyLow"), Figure(figures, "testAccuracyHigh"));
            // Kappa is of grades, which fundus photographs alone have.
            bool hasGrades = !ensemble && Text(row.GetProperty("options"), "dataSet").StartsWith("fundus", StringComparison.Ordinal);
            Assert.All(figured.Where(column => column != "testKappa" || hasGrades), column => Assert.True(double.IsFinite(Figure(figures, column)), column));
            Assert.Equal(further, FurtherSets(figures).Length);
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_row_leaves_a_model_and_the_study_its_table_card_and_pictures(string study)
    {
        JsonElement report = CiStudies.Report(studies.First.Out, study);
        string folder = studies.Folder(study);
        foreach (JsonElement row in Rows(report).Where(row => Text(row, "verdict") != "diverged"))
            foreach (JsonElement run in row.GetProperty("folders").EnumerateArray())
                foreach (string file in (string[])["model.onnx", "run.json"])
                    Assert.True(File.Exists(Path.Combine(folder, run.GetString()!, file)), $"{run}/{file}");

        Assert.Equal(1 + Rows(report).Length, File.ReadAllLines(Path.Combine(folder, "study.csv")).Length);
        Assert.Equal(study, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "study.json")))!["study"]!.GetValue<string>());
        string card = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.Contains(Definition(study)["question"]!.GetValue<string>(), card);
        string[] plots = [.. Definition(study)["plots"]!.AsArray().Select(plot => $"{plot!["file"]}.svg")];
        Assert.NotEmpty(plots);
        Assert.All(plots, plot =>
        {
            Assert.Contains($"]({plot})", card);
            XElement picture = XDocument.Load(Path.Combine(folder, plot)).Root!;
            Assert.Equal("svg", picture.Name.LocalName);
            Assert.DoesNotContain("NaN", picture.ToString());
        });
    }

    [Fact]
    public void The_same_call_again_trains_nothing_and_says_the_same()
    {
        Assert.Equal(studies.Stamps, studies.StampsAgain);
        Assert.All(Shipped, name => Assert.Contains($"{name}: 0 of ", studies.Again.Error));
        Assert.All(Shipped, name => Assert.Equal(Figures(studies.First.Out, name), Figures(studies.Again.Out, name)));
    }

    [Fact]
    public void Runs_with_equal_options_are_trained_once()
    {
        JsonElement[] rows = Rows(CiStudies.Report(studies.First.Out, "hyperparameters"));
        string Run(string group, string name) => rows
            .Single(row => Text(row, "group") == group && Text(row, "name") == name).GetProperty("folders")[0].GetString()!;
        Assert.Equal(Run("epochs", "epochs-1"), Run("lr", "learningRate-0.001"));
        Assert.NotEqual(Run("lr", "learningRate-0.001"), Run("softmax-before-loss", "learningRate-0.001"));
    }

    [Fact]
    public void Networks_trained_on_one_colour_are_tested_on_the_other()
    {
        JsonElement[] rows = Rows(CiStudies.Report(studies.First.Out, "lenet-variants"));
        JsonElement figures = rows[0].GetProperty("figures");
        string[] sets = FurtherSets(figures);
        Assert.Equal(3, sets.Length);
        // The doubled set holds every image in both colours: its accuracy is the mean of the two.
        Assert.Equal((Figure(figures, sets[0]) + Figure(figures, sets[1])) / 2, Figure(figures, sets[2]), 1e-9);
        // Each network's own test set is the one of its colours.
        Assert.All(rows, row => Assert.Equal(
            Figure(row.GetProperty("figures"), sets[Text(row, "group") switch { "originals" => 0, "inverted" => 1, _ => 2 }]),
            Figure(row.GetProperty("figures"), "testAccuracy")));
    }

    [Fact]
    public void One_member_without_views_is_that_member()
    {
        JsonElement[] rows = Rows(CiStudies.Report(studies.First.Out, "ensemble"));
        double Accuracy(string name) =>
            Figure(rows.Single(row => Text(row, "name") == name).GetProperty("figures"), "testAccuracy");
        Assert.Equal(Accuracy("seed-1"), Accuracy("1 member"));
    }

    [Fact]
    public void What_a_study_proposes_to_ask_next_runs_in_its_order()
    {
        const string Proposal = "next: dotnet run --project analysis -- ";
        string[] commands = [.. studies.First.Error.Split('\n').Where(line => line.StartsWith(Proposal, StringComparison.Ordinal)).Select(line => line[Proposal.Length..].Trim())];
        Assert.NotEmpty(commands);
        Assert.Equal(Shipped.Sum(study => Definition(study)["next"]?.AsArray().Count ?? 0), commands.Length);
        string folder = Directory.CreateDirectory(Path.Combine(studies.Models, "next")).FullName;
        Assert.All(commands, command =>
        {
            ProcessStartInfo start = Programs.Start("analysis", command.Split(' '));
            start.WorkingDirectory = folder;
            using Process process = Process.Start(start)!;
            (int code, _, string error) = Programs.Finish(process);
            Assert.True(code == 0, $"{command}: {error}");
        });
    }

    // What the file asks for at this scale, read apart from the program.
    static IEnumerable<string> Planned(string study)
    {
        JsonNode[] groups = [.. Definition(study)["groups"]!.AsArray().Select(group => group!)];
        IEnumerable<string> Names(Func<JsonNode, IEnumerable<string>> of) =>
            groups.SelectMany(group => of(group).Select(name => $"{group["name"]}/{name}"));
        return [.. Names(group => [.. Listed(group, "runs"), .. Varied(group)]), .. Names(group => Listed(group, "ensembles"))];
    }

    static IEnumerable<string> Listed(JsonNode group, string kind) =>
        group[kind]?.AsArray().Select(run => $"{run!["name"]}") ?? [];

    static IEnumerable<string> Varied(JsonNode group)
    {
        JsonNode? values = group["values"] is JsonObject scales ? scales["ci"] : group["values"];
        return values?.AsArray().Select(value => $"{$"{group["vary"]}".Split('.')[^1]}-{value}") ?? [];
    }

    static JsonNode Definition(string study) =>
        JsonNode.Parse(File.ReadAllText(CiStudies.Files.Single(file => Path.GetFileNameWithoutExtension(file) == study)))!;

    static JsonElement[] Rows(JsonElement report) => [.. report.GetProperty("rows").EnumerateArray()];

    static IEnumerable<string> Figures(string output, string study) =>
        Rows(CiStudies.Report(output, study)).Select(row => row.GetProperty("figures").GetRawText());

    static string[] FurtherSets(JsonElement figures) => [.. figures.EnumerateObject().Select(figure => figure.Name)
        .Where(name => name.StartsWith("accuracy@", StringComparison.Ordinal))];

    static string Text(JsonElement row, string property) => row.GetProperty(property).GetString()!;

    // No number stands as text, "NaN".
    static double Figure(JsonElement figures, string name) =>
        figures.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.NaN;
}
