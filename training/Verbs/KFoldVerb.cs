using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.CrossValidation;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("kfold", "Cross-validates a model: trains one run a fold and says how far the accuracy can be trusted.")]
sealed class KFoldVerb : IVerb
{
    readonly TrainingArguments _training = new();
    readonly Option<int> _folds = new("--folds")
    {
        Description = "Parts of the training images, each of which validates once.",
        DefaultValueFactory = _ => 5,
    };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };
    readonly Option<string?> _run = new("--run")
    {
        Description = "What the runs are called, before -fold1 and so on; MODEL-DATASET unless given.",
    };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Start anew where runs of these names exist." };

    readonly Option<int> _jobs = Jobs.Option();

    public string Example => "dotnet run --project training -- kfold lenet-relu --dataset digits --epochs 3 --folds 5";

    public void Define(Command command)
    {
        _training.Define(command);
        foreach (Option option in (Option[])[_folds, _out, _run, _overwrite, _jobs])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        TrainingOptions options = _training.Read(parsed);
        string models = parsed.GetValue(_out)!;
        if (options.From is { } from)
            options = options with { From = RunFolder.Find(from, models).Path };
        int folds = parsed.GetValue(_folds), jobs = Jobs.Read(parsed, _jobs);
        options = options with { Threads = Jobs.Threads(options.Threads, jobs) };
        if (folds < 2)
            throw new InputException($"--folds is {folds}, give at least 2");
        if (_training.Typed(parsed).Contains("--validation"))
            throw new InputException("--validation has no meaning here: every fold holds out its own part; change --folds");
        string path = Path.Combine(models, parsed.GetValue(_run) ?? TrainingArguments.DefaultRunName(options));
        string folder = $"{path}-kfold";
        CrossValidation.CrossValidation result =
            CrossValidation.CrossValidation.Run(options, folds, path, parsed.GetValue(_overwrite), jobs, shell);
        CrossValidationFiles.Write(folder, result);
        Show(result, shell);
        shell.Say($"written: {folder}");
        shell.Emit(result);
        return 0;
    }

    static void Show(CrossValidation.CrossValidation result, Shell shell)
    {
        static string Text(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
        Table table = new Table().Border(TableBorder.Markdown)
            .AddColumns("fold", "train", "held out", "kept epoch", "accuracy", "loss");
        foreach (FoldResult fold in result.Results)
            table.AddRow(
                $"{fold.Fold}", $"{fold.TrainImages}", $"{fold.ValidationImages}", $"{fold.BestEpoch}",
                Text(fold.ValidationAccuracy), Text(fold.ValidationLoss));
        shell.Show(table);
        void Say(string what, MeanInterval spread) => shell.Say(
            $"{what}: {Text(spread.Mean)} ± {Text(spread.Deviation)} over {result.Folds} folds; "
            + $"95 % interval of the mean {Text(spread.Low)} to {Text(spread.High)}");
        Say("accuracy", result.Accuracy);
        Say("loss", result.Loss);
    }
}
