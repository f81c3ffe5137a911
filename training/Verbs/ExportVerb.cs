using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Deployment;
using Strata.Registry;
using Strata.Sessions;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("export", "Exports the weights that a run kept to ONNX again, checks the export, and brings it into the form that another tool takes.")]
sealed class ExportVerb : IVerb
{
    readonly Argument<string> _run = new("RUN") { Description = "The run's folder, or its name under --out." };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };
    readonly Option<string?> _into = new("--into") { Description = "The folder for other tools' forms. Default: exports/TOOL.", HelpName = "FOLDER" };

    public string Example => "dotnet run --project training -- export models/lenet-relu-digits --to triton";

    public void Define(Command command)
    {
        command.Add(_run);
        command.Add(_out);
        command.Add(_into);
        DeploymentOptions.AddTo(command);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        DeploymentOptions deployment = DeploymentOptions.Of(parsed, parsed.GetValue(_into));
        (RunFolder folder, RunRecord record) = RunFolder.Open(parsed.GetValue(_run)!, parsed.GetValue(_out)!);
        using (folder)
        {
            using TrainingRun run = new(record.Options, shell);
            RunRecord exported = run.Export(folder, record);
            // An ONNX file of a run is the model in its own folder.
            bool isPlain = deployment is { Target: "onnx", WithDecoder: false } && parsed.GetValue(_into) is null;
            return isPlain ? RunSummary.Report(shell, folder, exported) : Deploy(folder, deployment, shell);
        }
    }

    static int Deploy(RunFolder folder, DeploymentOptions deployment, Shell shell)
    {
        DataRequest request = new() { MayFetch = false, Say = shell.Say, Cancel = shell.Cancel };
        using ExportJob job = new(ModelFile.Find(folder.Path), null, request, new SessionSettings(), deployment, shell);
        return ExportReport.Run(job);
    }
}
