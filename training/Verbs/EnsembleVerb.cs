using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Sessions;
using Strata.Training.Ensembles;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("ensemble", "Combines runs into one ONNX graph that averages their probabilities, over test-time views too.")]
sealed class EnsembleVerb : IVerb
{
    readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "The runs or ONNX files to combine; with --members one model to train, as in cnn-32-64:hidden=1024.",
        Arity = ArgumentArity.OneOrMore,
    };
    readonly Option<int?> _members = new("--members")
    {
        Description = "Train that many members, from --seed on, and combine them.",
    };
    readonly Option<string[]> _tta = new("--tta")
    {
        Description = "Test-time views inside the graph, as in flip shift:pixels=1; "
            + $"known: {string.Join(", ", Parts<Views.ITestTimeView>.Names)}.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    readonly Option<string> _out = new("--out") { Description = "The folder of all runs.", DefaultValueFactory = _ => "models" };
    readonly Option<string?> _run = new("--run")
    {
        Description = "The ensemble's name; the first run's or the model's with -ensemble unless given.",
    };
    readonly Option<bool> _overwrite = new("--overwrite") { Description = "Start anew where runs of these names exist." };
    readonly TrainingArguments _training = new();
    readonly Option<int> _jobs = Jobs.Option();

    public string Example =>
        "dotnet run --project training -- ensemble lenet-relu --members 3 --dataset digits --epochs 3 --tta shift:pixels=1";

    public void Define(Command command)
    {
        command.Add(_runs);
        foreach (Option option in (Option[])[_members, _tta, _out, _run, _overwrite, _jobs])
            command.Add(option);
        _training.DefineOptions(command);
    }

    public int Execute(ParseResult parsed, Shell shell) =>
        parsed.GetValue(_members) is { } members ? Train(parsed, shell, members) : Combine(parsed, shell);

    int Combine(ParseResult parsed, Shell shell)
    {
        if (_training.Typed(parsed).FirstOrDefault(option => option != "--data") is { } training)
            throw new InputException($"{training} is for training members: give --members too, or leave it out");
        if (Jobs.Read(parsed, _jobs) > 1)
            throw new InputException("--jobs is for training members: give --members too, or leave it out");
        string models = parsed.GetValue(_out)!;
        ModelFile[] files = [.. parsed.GetValue(_runs)!.Select(run => ModelFile.Find(run, models))];
        string name = parsed.GetValue(_run) ?? $"{files[0].Name}-ensemble";
        return Write(parsed, shell, name, files, parsed.GetValue(_overwrite));
    }

    int Train(ParseResult parsed, Shell shell, int members)
    {
        if (parsed.GetValue(_runs) is not [string model])
            throw new InputException("--members trains one model several times: name one model");
        if (members < 1)
            throw new InputException($"--members is {members}, give at least 1");
        int jobs = Jobs.Read(parsed, _jobs);
        TrainingOptions options = _training.Read(parsed, model);
        options = options with { Threads = Jobs.Threads(options.Threads, jobs) };
        string models = parsed.GetValue(_out)!;
        if (options.From is { } from)
            options = options with { From = RunFolder.Find(from, models).Path };
        string name = parsed.GetValue(_run) ?? $"{TrainingArguments.DefaultRunName(options)}-ensemble";
        string path = Path.Combine(models, name);
        // A view that does not exist should not show after hours of training.
        RequireViews(parsed.GetValue(_tta)!, members);
        if (File.Exists(Path.Combine(path, "run.json")) && !parsed.GetValue(_overwrite) && !EnsembleRecord.IsIn(path))
            throw new InputException($"{path} holds a run that is no ensemble: name another with --run, or --overwrite it");
        // What one held out none may learn from, so that the ensemble can be judged on it.
        options = options with { SplitSeed = options.DataSeed };
        (string Path, TrainingOptions)[] runs = [.. Enumerable.Range(options.Seed, members).Select(seed => ($"{path}-seed{seed}", options with { Seed = seed }))];
        foreach (RunRecord record in RunSeries.FinishAll("members", runs, parsed.GetValue(_overwrite), jobs, shell))
            if (record.Best!.ValidationAccuracy is { } accuracy)
                shell.Say($"{record.Run}: validation accuracy {accuracy:0.0000}");
        return Write(parsed, shell, name, [.. runs.Select(run => ModelFile.Find(run.Path, models))], overwrite: true);
    }

    int Write(ParseResult parsed, Shell shell, string name, IReadOnlyList<ModelFile> files, bool overwrite)
    {
        string path = Path.Combine(parsed.GetValue(_out)!, name);
        ModelFile? own = files.FirstOrDefault(file => Path.GetDirectoryName(Path.GetFullPath(file.Path)) == Path.GetFullPath(path));
        if (own is not null)
            throw new InputException($"{own.Name} would be overwritten by the ensemble that it is part of: name another with --run");
        Ensemble ensemble = Ensemble.Of(name, files, parsed.GetValue(_tta)!, _training.DataFolder(parsed));
        using RunFolder folder = RunFolder.Create(path, overwrite);
        ensemble.Save(folder);
        EnsembleProof check = ensemble.Record.Check;
        static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
        shell.Say(
            $"{name}: {Count(files.Count, "member")}, {Count(ensemble.Record.Looks, "look")} at each image; "
            + $"differs from averaging outside the graph by at most {check.Largest:0.0e+0} on {check.Images} images of {check.On}");
        shell.Say($"written: {path}");
        shell.Emit(new
        {
            Run = name,
            Folder = path,
            Members = files.Select(file => file.Name),
            ensemble.Record.Views,
            ensemble.Record.Looks,
            LargestDifference = check.Largest,
        });
        return 0;
    }

    static void RequireViews(string[] views, int members)
    {
        if (members + views.Length < 2)
            throw new InputException("an ensemble averages: give --members 2 or more, or --tta with views");
        Views.TestTimeViews.Of(views, new Data.ImageShape(1, 256, 256));
    }
}
