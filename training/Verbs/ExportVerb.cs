using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("export", "Exports a run's best weights to ONNX again, and checks the export.")]
sealed class ExportVerb : IVerb
{
    readonly Argument<string> _run = new("RUN") { Description = "The run's folder, or its name under --out." };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };

    public string Example => "dotnet run --project training -- export models/lenet-relu-digits";

    public void Define(Command command)
    {
        command.Add(_run);
        command.Add(_out);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        (RunFolder folder, RunRecord record) = RunFolder.Open(parsed.GetValue(_run)!, parsed.GetValue(_out)!);
        using (folder)
        using (TrainingRun run = new(record.Options, shell))
            return RunSummary.Report(shell, folder, run.Export(folder, record));
    }
}
