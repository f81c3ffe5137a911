using System.CommandLine;
using Strata.Analysis.Evaluation.Scorers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Evaluation;

/// <summary>The options by which every verb that scores whole models is told which models and which data.</summary>
sealed class ScoringChoices
{
    readonly Argument<string[]> _runs;
    readonly Option<string?> _dataSet = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the model's file names.",
        HelpName = "DATA",
    };
    readonly Option<string> _split = new("--split")
    {
        Description = "The split to evaluate on: train, test, or validation (what the training of the models held out).",
        DefaultValueFactory = _ => "test",
    };

    /// <param name="models">How many there may be; where none is allowed, none stands for all runs under models/.</param>
    public ScoringChoices(ArgumentArity models) => _runs = new("RUN")
    {
        Description = "The models: a run's name or folder under models/, any ONNX file that scores images, or a folder of such runs and files."
            + (models.MinimumNumberOfValues == 0 ? " None: all runs under models/ on that data set." : ""),
        Arity = models,
    };

    /// <summary>Adds all of them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_runs);
        foreach (Option option in new Option[] { _dataSet, _split, DataOptions.Folder, DataOptions.Offline })
            command.Add(option);
        GradeOptions.AddTo(command);
        ModelOptions.AddTo(command);
    }

    /// <summary>Opens the models, each on the data set that its file names unless one was given.</summary>
    /// <exception cref="InputException">A model or data set cannot be had, or they do not fit.</exception>
    public EvaluationJobs OpenEach(ParseResult options, Shell shell)
    {
        Dictionary<(string, HeldOut?), EvaluationData> loaded = [];
        EvaluationData Load(IScorer scorer)
        {
            string name = options.GetValue(_dataSet) ?? scorer.Metadata.DataSet ?? throw Unnamed(scorer.Path);
            HeldOut? held = ValidationSplit.Of(options.GetValue(_split), [ModelFile.Find(scorer.Path)]);
            if (!loaded.TryGetValue((name, held), out EvaluationData? data))
                loaded[(name, held)] = data = LoadData(name, held, options, shell);
            return data;
        }
        return EvaluationJobs.Open(ModelFiles.Find(options.GetValue(_runs)!), ModelOptions.Settings(options), Load, options.GetValue(ModelOptions.Batch));
    }

    /// <summary>Opens the models on one data set: the one given, or that of the first model; without models, that of most runs.</summary>
    /// <exception cref="InputException">A model or data set cannot be had, or they do not fit.</exception>
    public EvaluationJobs OpenTogether(ParseResult options, Shell shell)
    {
        SessionSettings settings = ModelOptions.Settings(options);
        string? given = options.GetValue(_dataSet);
        IReadOnlyList<ModelFile> models = options.GetValue(_runs) is { Length: > 0 } named
            ? ModelFiles.Find(named) : ModelFiles.OnOneDataSet(ref given, shell);
        EvaluationData data = LoadData(
            given ?? ModelHead.Read(models[0].Path).Metadata.DataSet ?? throw Unnamed(models[0].Path),
            ValidationSplit.Of(options.GetValue(_split), models), options, shell);
        return EvaluationJobs.Open(models, settings, _ => data, options.GetValue(ModelOptions.Batch));
    }

    /// <summary>Where a verb writes to unless told: as in reports/evaluate-lenet-relu-mnist.</summary>
    public static string DefaultFolder(string verb, IReadOnlyList<ModelFile> models) => Path.Combine(
        "reports", FileName.Of($"{verb}-{models[0].Name}{(models.Count > 1 ? $"-and-{models.Count - 1}-more" : "")}"));

    EvaluationData LoadData(string name, HeldOut? held, ParseResult options, Shell shell)
    {
        EvaluationData data = EvaluationData.Load(
            name, options.GetValue(_split)!, DataOptions.RequestAsTrained(options, shell) with { HeldOut = held });
        return data with { Grading = GradeOptions.Of(options, data.Set) };
    }

    static InputException Unnamed(string path) => new(
        $"{path} does not say what it was trained on: name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}");
}
