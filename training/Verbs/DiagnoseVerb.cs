using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Curves;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("diagnose", "Reads the learning curves of runs and says in words what they show: underfit, overfit, plateau, diverged …")]
sealed class DiagnoseVerb : IVerb
{
    sealed record Diagnosed(string Run, Verdict Verdict, string Sentence, CurveFigures? Figures);

    readonly Argument<string[]> _runs = new("RUN") { Description = "The runs' folders, or their names under --out.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };

    public string Example => "dotnet run --project training -- diagnose models/lenet-relu-digits";

    public void Define(Command command)
    {
        command.Add(_runs);
        command.Add(_out);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        Diagnosed[] diagnosed = [.. parsed.GetValue(_runs)!.Select(run => Diagnose(run, parsed.GetValue(_out)!))];
        Table table = new Table().AddColumns("run", "verdict", "why").Border(TableBorder.Markdown);
        foreach (Diagnosed one in diagnosed)
            table.AddRow(Markup.Escape(one.Run), one.Verdict.Words(), Markup.Escape(one.Sentence));
        shell.Show(table);
        shell.Emit(diagnosed);
        return 0;
    }

    static Diagnosed Diagnose(string run, string models)
    {
        (string path, RunRecord record) = RunFolder.Find(run, models);
        string history = Path.Combine(path, "history.csv");
        if (record.Status == RunStatus.Diverged)
            return new Diagnosed(
                record.Run, Verdict.Diverged,
                $"the loss became no number in epoch {record.EpochsTrained + 1} → diverged; try a lower --lr, --warmup 1 or --clip 1",
                File.Exists(history) ? CurveFigures.Of(HistoryFile.Read(history)) : null);
        Diagnosis diagnosis = Diagnosis.Of(HistoryFile.Read(history), record.Data.Classes.Count, record.Data.ValidationImages);
        return new Diagnosed(record.Run, diagnosis.Verdict, diagnosis.Sentence, diagnosis.Figures);
    }
}
