using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("train", "Trains a model, exports it to ONNX with every layer, and checks the export.")]
sealed class TrainVerb : IVerb
{
    static readonly TrainingOptions Defaults = new() { Model = "" };

    readonly Argument<string> _model = new("MODEL") { Description = "The model and its knobs, as in lenet-relu or cnn-32-64:hidden=1024; `models` lists them." };
    readonly Option<string> _dataset = new("--dataset") { Description = "A data set's name or path.", DefaultValueFactory = _ => Defaults.DataSet };
    readonly Option<string?> _data = new("--data") { Description = "The folder where data sets are looked for first." };
    readonly Option<int> _epochs = new("--epochs") { Description = "Passes over the training images.", DefaultValueFactory = _ => Defaults.Epochs };
    readonly Option<int> _batch = new("--batch") { Description = "Images of one step.", DefaultValueFactory = _ => Defaults.BatchSize };
    readonly Option<double> _lr = new("--lr") { Description = "Learning rate.", DefaultValueFactory = _ => Defaults.LearningRate };
    readonly Option<string> _optimizer = new("--optimizer") { Description = "The optimizer and its knobs, as in sgd:momentum=0.9.", DefaultValueFactory = _ => Defaults.Optimizer };
    readonly Option<string> _schedule = new("--schedule") { Description = "The learning rate schedule and its knobs, as in step:size=2,gamma=0.5.", DefaultValueFactory = _ => Defaults.Schedule };
    readonly Option<double> _warmup = new("--warmup") { Description = "Epochs of linear warm-up; fractions count.", DefaultValueFactory = _ => Defaults.Warmup };
    readonly Option<int> _seed = new("--seed") { Description = "Seed of weights, split and order.", DefaultValueFactory = _ => Defaults.Seed };
    readonly Option<double> _validation = new("--validation") { Description = "Share of the training images held out to choose the best epoch.", DefaultValueFactory = _ => Defaults.ValidationShare };
    readonly Option<int> _patience = new("--patience") { Description = "Stop when the validation loss has not improved for that many epochs; 0 never.", DefaultValueFactory = _ => Defaults.Patience };
    readonly Option<int?> _hidden = new("--hidden") { Description = "The same as the model's knob hidden." };
    readonly Option<string> _device = new("--device") { Description = "cpu, cuda, or auto.", DefaultValueFactory = _ => Defaults.Device };
    readonly Option<int> _threads = new("--threads") { Description = "Threads of libtorch; 0 for one a core.", DefaultValueFactory = _ => Defaults.Threads };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };
    readonly Option<string?> _run = new("--run") { Description = "The run's name; MODEL-DATASET unless given." };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Start anew where a run of that name exists." };

    public string Example => "dotnet run --project training -- train lenet-relu --dataset digits --epochs 3";

    public void Define(Command command)
    {
        command.Add(_model);
        foreach (Option option in (Option[])[_dataset, _data, _epochs, _batch, _lr, _optimizer, _schedule, _warmup, _seed, _validation,
            _patience, _hidden, _device, _threads, _out, _run, _overwrite])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        TrainingOptions options = Read(parsed).Validated();
        string name = parsed.GetValue(_run) ?? DefaultName(options);
        using TrainingRun run = new(options, shell);
        using RunFolder folder = RunFolder.Create(Path.Combine(parsed.GetValue(_out)!, name), parsed.GetValue(_overwrite));
        return RunSummary.Report(shell, folder, run.Run(folder));
    }

    TrainingOptions Read(ParseResult parsed)
    {
        PartSpec model = PartSpec.Parse(parsed.GetValue(_model)!);
        return new TrainingOptions
        {
            Model = (parsed.GetValue(_hidden) is { } hidden ? model.With("hidden", $"{hidden}") : model).ToString(),
            DataSet = parsed.GetValue(_dataset)!,
            DataFolder = parsed.GetValue(_data),
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batch),
            LearningRate = parsed.GetValue(_lr),
            Optimizer = parsed.GetValue(_optimizer)!,
            Schedule = parsed.GetValue(_schedule)!,
            Warmup = parsed.GetValue(_warmup),
            Seed = parsed.GetValue(_seed),
            ValidationShare = parsed.GetValue(_validation),
            Patience = parsed.GetValue(_patience),
            Threads = parsed.GetValue(_threads),
            Device = parsed.GetValue(_device)!,
        };
    }

    static string DefaultName(TrainingOptions options)
    {
        string dataset = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.DataSet));
        return $"{options.Model.Replace(':', '-').Replace('=', '-').Replace(',', '-')}-{dataset}";
    }
}
