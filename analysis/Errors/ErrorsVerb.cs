using System.CommandLine;
using ScottPlot;
using Strata.Analysis.Embedding.Maps;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Errors;

/// <summary>`errors [RUN…]`: what models miss, and whether they miss the same.</summary>
[Part("errors", "Lays the mistakes of models side by side: overlap against chance, hardest images, confusions, labels that may be wrong, a map.")]
sealed class ErrorsVerb : IVerb
{
    // More pairs than this do not fit a screen.
    const int MostPairs = 21;
    const string NoMap = "none";

    readonly ScoringChoices _choices = new(ArgumentArity.ZeroOrMore);
    readonly Option<string?> _rank = new("--rank")
    {
        Description = "What ranks labels that may be wrong: margin (the label's probability less the best other), self-confidence (the label's alone), "
            + "or of grades distance (how far the probabilities are from the label). Default: distance of grades, else margin.",
        HelpName = "FIGURE",
    };
    readonly Option<int> _shown = new("--show")
    {
        Description = "Images in each contact sheet, at most.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new ErrorOptions().Shown,
    };
    readonly Option<string> _map = new("--map")
    {
        Description = "How images are placed on the map of errors: pca, umap, tsne with their knobs as for `embed`, or none.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => "umap",
    };
    readonly Option<string?> _mapModel = new("--map-model")
    {
        Description = "The model on the map. Default: the most accurate one that has hidden layers.",
        HelpName = "RUN",
    };
    readonly Option<int> _mapImages = new("--map-images")
    {
        Description = "Images on the map beside the errors, balanced by class; 0 for all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 2_000,
    };
    readonly Option<string> _features = new("--features")
    {
        Description = "The folder of all features; what the map needs is made there.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new FeatureOptions().Out,
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for everything. Default: reports/errors-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- errors lenet-relu-mnist reports/classical-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _choices.AddTo(command);
        foreach (Option option in new Option[] { _rank, _shown, _map, _mapModel, _mapImages, _features, DataOptions.Seed, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ErrorOptions wanted = Wanted(options);
        ErrorMap? map = Map(options);
        using EvaluationJobs jobs = _choices.OpenTogether(options, shell);
        if (wanted.Ranking == LabelRanking.Distance && jobs.Grading is null)
            throw new InputException("--rank distance is for grades: say with --ordered that the classes are some");
        string? onMap = options.GetValue(_mapModel) is { } name ? Named(name, jobs.Models) : null;
        string folder = OutputFolder.Require(options.GetValue(_out) ?? ScoringChoices.DefaultFolder("errors", jobs.Models));
        ScoredModels scored = jobs.RunTogether(shell);
        ErrorReport report = ErrorAnalysis.Run(scored, wanted);
        (Plot, int, int)? picture = report.Missed.Count > 0 ? map?.Draw(scored.Set, OnMap(scored, onMap), shell) : null;
        ErrorFiles.Write(folder, report, scored, wanted.Shown, picture);
        Show(report, shell);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    ErrorOptions Wanted(ParseResult options)
    {
        LabelRanking? ranking = options.GetValue(_rank) is { } rank ? LabelRankings.Parse(rank) : null;
        int shown = options.GetValue(_shown) is >= 1 and { } given ? given
            : throw new InputException($"--show is {options.GetValue(_shown)}, give at least 1");
        return new ErrorOptions { Ranking = ranking, Shown = shown };
    }

    ErrorMap? Map(ParseResult options)
    {
        string method = options.GetValue(_map)!;
        int images = options.GetValue(_mapImages) is >= 0 and { } given ? given
            : throw new InputException($"--map-images is {options.GetValue(_mapImages)}, give 0 (all) or more");
        if (method == NoMap)
            return null;
        int seed = options.GetValue(DataOptions.Seed);
        FeatureOptions features = new()
        {
            Out = options.GetValue(_features)!,
            Settings = ModelOptions.Settings(options),
            Batch = options.GetValue(ModelOptions.Batch),
        };
        return new ErrorMap(MethodChoice.Parse(method, seed), images, seed, features);
    }

    static string Named(string name, IReadOnlyList<ModelFile> models) => models.Any(model => model.Name == name) ? name
        : throw Nearest.Unknown("model for the map", name, [.. models.Select(model => model.Name)]);

    // Among models without hidden layers the most accurate one, drawn by its pixels.
    static ScoredModel OnMap(ScoredModels scored, string? name) => name is not null ? scored.Models.Single(model => model.Name == name)
        : scored.Models.OrderByDescending(model => model.Result["accuracy"])
            .OrderBy(model => ErrorMap.LastHidden(model.File, scored.Set) is null ? 1 : 0).First();

    static void Show(ErrorReport report, Shell shell)
    {
        shell.Show(ErrorTables.Models(report));
        if (report.Models.Count > 1)
            shell.Show(ErrorTables.Counts(report));
        if (report.Pairs.Count is > 0 and <= MostPairs)
            shell.Show(ErrorTables.Pairs(report));
        foreach (string finding in report.Findings)
            shell.Say(finding);
    }
}
