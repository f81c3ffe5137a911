using System.CommandLine;
using System.Text.Json.Nodes;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;
using Strata.Training.Lab;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("study", "Runs a study: every variant trained, exported, tested, tabulated and drawn; it goes on where it stopped.")]
sealed class StudyVerb : IVerb
{
    const string All = "all";

    readonly Argument<string> _study = new("STUDY") { Description = "A study's name (`studies` lists them), all, or a JSON file of your own." };
    readonly Option<string> _scale = new("--scale") { Description = "full, quick, or another scale of the study.", DefaultValueFactory = _ => "quick" };
    readonly Option<string?> _dataset = new("--dataset") { Description = "Runs all of it on another data set." };
    readonly Option<string?> _data = new("--data") { Description = "The folder where data sets are looked for first." };
    readonly Option<int?> _seed = new("--seed") { Description = "The first seed of every run." };
    readonly Option<int> _threads = new("--threads") { Description = "Threads of libtorch; 0 for one a core.", DefaultValueFactory = _ => 0 };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs; the study gets study-NAME-SCALE below it.", DefaultValueFactory = _ => "models" };

    readonly Option<int> _jobs = Jobs.Option();

    public string Example => "dotnet run --project training -- study lenet-variants --scale quick";

    public void Define(Command command)
    {
        command.Add(_study);
        foreach (Option option in (Option[])[_scale, _dataset, _data, _seed, _threads, _jobs, _out])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        string asked = parsed.GetValue(_study)!;
        string scale = parsed.GetValue(_scale)!;
        AvailableSets sets = new(new DataRequest { Folder = parsed.GetValue(_data), Say = shell.Say, Cancel = shell.Cancel });
        // Every mistake of every study shows before the first run.
        StudyPlan[] plans = [.. (asked == All ? StudyLibrary.Names : [asked]).Select(name =>
            StudyPlan.Of(StudyLibrary.NameOf(name), StudyLibrary.Read(name), scale, Given(parsed), sets.Available))];
        foreach (StudyPlan plan in plans)
            StudyRehearsal.Require(plan, shell);
        List<StudyReport> reports = [];
        using RunWorkers? workers = Jobs.Read(parsed, _jobs) is > 1 and var jobs ? new(jobs, shell) : null;
        foreach (StudyPlan plan in plans)
        {
            string folder = OutputFolder.Require(Path.Combine(parsed.GetValue(_out)!, $"study-{plan.Name}-{plan.Scale}"));
            using FolderLock held = FolderLock.Take(folder);
            shell.Say($"study {plan.Name}: {plan.File.Question}");
            StudyReport report = StudyReport.Write(plan, new StudyRunner(plan, folder, workers, shell).Run(), folder);
            shell.Show(StudyTable.ForPeople(plan, report.Rows));
            foreach (ContrastTable contrast in report.Contrasts)
                shell.Show(contrast.ForPeople());
            foreach (string finding in report.Findings)
                shell.Say($"- {finding}");
            foreach (string command in StudyReport.Next(plan, folder))
                shell.Say($"next: {command}");
            shell.Say($"written: {folder}");
            reports.Add(report);
        }
        if (asked == All)
            shell.Emit(reports);
        else
            shell.Emit(reports[0]);
        return 0;
    }

    JsonObject Given(ParseResult parsed)
    {
        JsonObject given = new() { ["threads"] = Jobs.Threads(parsed.GetValue(_threads), Jobs.Read(parsed, _jobs)) };
        if (parsed.GetValue(_dataset) is { } dataset)
            given["dataSet"] = dataset;
        if (parsed.GetValue(_data) is { } folder)
            given["dataFolder"] = folder;
        if (parsed.GetValue(_seed) is { } seed)
            given["seed"] = seed;
        return given;
    }
}
