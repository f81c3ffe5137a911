using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("resume", "Goes on with a run that was cut off, to the same weights as if it had not been.")]
sealed class ResumeVerb : IVerb
{
    readonly Argument<string> _run = new("RUN") { Description = "The run's folder, or its name under --out." };
    readonly Option<int?> _until = new("--until") { Description = "Stop after that epoch and export nothing; `resume` goes on another time." };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };

    public string Example => "dotnet run --project training -- resume models/lenet-relu-digits";

    public void Define(Command command)
    {
        command.Add(_run);
        foreach (Option option in (Option[])[_until, _out])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        int? until = parsed.GetValue(_until);
        if (until < 1)
            throw new InputException($"--until is {until}, give at least 1");
        (RunFolder folder, RunRecord record) = RunFolder.Open(parsed.GetValue(_run)!, parsed.GetValue(_out)!);
        using (folder)
        {
            if (record.Status == RunStatus.Done)
            {
                shell.Say($"{folder.Name} is done already");
                return RunSummary.Report(shell, folder, record);
            }
            using TrainingRun run = new(record.Options, shell);
            return RunSummary.Report(shell, folder, until is null ? run.Run(folder) : run.Train(folder, until));
        }
    }
}
