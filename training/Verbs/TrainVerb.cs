using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("train", "Trains a model, exports it to ONNX with every layer, and checks the export.")]
sealed class TrainVerb : IVerb
{
    readonly TrainingArguments _training = new();
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };
    readonly Option<string?> _run = new("--run") { Description = "The run's name; MODEL-DATASET unless given." };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Start anew where a run of that name exists." };

    public string Example => "dotnet run --project training -- train lenet-relu --dataset digits --epochs 3";

    public void Define(Command command)
    {
        _training.Define(command);
        foreach (Option option in (Option[])[_out, _run, _overwrite])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        TrainingOptions options = _training.Read(parsed);
        if (options.From is { } from)
            options = options with { From = RunFolder.Find(from, parsed.GetValue(_out)!).Path };
        string name = parsed.GetValue(_run) ?? TrainingArguments.DefaultRunName(options);
        using TrainingRun run = new(options, shell);
        using RunFolder folder = RunFolder.Create(Path.Combine(parsed.GetValue(_out)!, name), parsed.GetValue(_overwrite));
        return RunSummary.Report(shell, folder, run.Run(folder));
    }
}
