using System.CommandLine;
using Strata.CommandLine;
using Strata.Comparison;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;

namespace Strata.Deployment;

[Part("export", "Writes a model in the form that another tool takes, and proves it there.")]
sealed class ExportVerb : IVerb
{
    readonly Argument<string> _model = new("MODEL") { Description = "A run's name or folder, or an ONNX file." };
    readonly Option<string?> _out = new("--out") { Description = "The folder that exports go into. Default: exports/TOOL.", HelpName = "FOLDER" };

    public string Example => "dotnet run --project inference -- export lenet-relu-mnist --to browser";

    public void Define(Command command)
    {
        command.Add(_model);
        DeploymentOptions.AddTo(command);
        command.Add(_out);
        ComparisonData.AddTo(command);
        command.Add(ModelOptions.Threads);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        DeploymentOptions deployment = DeploymentOptions.Of(options, options.GetValue(_out));
        SessionSettings settings = new() { Threads = options.GetValue(ModelOptions.Threads) };
        ModelFile file = ModelFile.Find(options.GetValue(_model)!);
        using ExportJob job = new(
            file, options.GetValue(ComparisonData.DataSet), DataOptions.Request(options, shell), settings, deployment, shell);
        return ExportReport.Run(job);
    }
}
