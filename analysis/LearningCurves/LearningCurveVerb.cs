using System.CommandLine;
using Strata.Analysis.Classical;
using Strata.Analysis.Comparison;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.LearningCurves;

/// <summary>`learning-curve DATA`: errors over the number of training images, networks beside classical methods, and where more images stop paying.</summary>
[Part("learning-curve", "Draws errors over the number of training images, networks beside classical methods, fits a law and says where more images stop paying.")]
sealed class LearningCurveVerb : IVerb
{
    const string None = "none";

    readonly Argument<string> _set = DataOptions.Set();
    readonly Option<int[]> _sizes = new("--sizes")
    {
        Description = "Images that classical methods learn from, balanced by class; what is more than there are becomes all that there are.",
        HelpName = "NUMBER",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000],
    };
    readonly Option<string[]> _methods = new("--methods")
    {
        Description = $"Which: {string.Join(", ", Parts<IClassicalMethod>.Names)}; parameters follow, as in knn:k=3. none for networks alone.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["logistic", "knn", "random-forest", "boosted-trees"],
    };
    readonly Option<string[]> _runs = new("--runs")
    {
        Description = "Runs that learned from various numbers of images, or folders of them, as in models/study-data-size-full. none for classical methods alone. "
            + "Default: those of this data set under models/ and in its data-size studies, wherever there are two sizes.",
        AllowMultipleArgumentsPerToken = true,
    };
    readonly Option<double?> _validation = new("--validation")
    {
        Description = "The share of the training images that is held out, as `train` does, so that all learn from the same. "
            + "Default: what the runs hold out, else 0.",
        HelpName = "SHARE",
    };
    readonly Option<double> _gain = new("--gain")
    {
        Description = "The gain by twice as many images, in points of accuracy, below which more of them stop paying.",
        HelpName = "POINTS",
        DefaultValueFactory = _ => 0.1,
    };
    readonly Option<int> _resamples = new("--resamples")
    {
        Description = "Draws of the bootstrap by which the law's intervals are found, 100 and up.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1_000,
    };
    readonly Option<string?> _out = new("--out")
    {
        Description = "The folder for everything, and for what is finished. Default: reports/learning-curve-DATA.",
    };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- learning-curve mnist --runs models/study-data-size-full --methods logistic random-forest";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_set);
        foreach (Option option in new Option[]
            { _sizes, _methods, _runs, _validation, _gain, _resamples, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed, _out })
            command.Add(option);
        ModelOptions.AddTo(command);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        (int seed, string data) = (options.GetValue(DataOptions.Seed), options.GetValue(_set)!);
        PartSpec[] methods = Methods(options);
        LawBootstrap bootstrap = Bootstrap(options, seed);
        IReadOnlyList<ModelFile> runs = Runs(options, data);
        double validation = Validation(options, runs, shell);
        int[] sizes = [.. options.GetValue(_sizes)!.Select(
            size => size >= 2 ? size : throw new InputException($"--sizes holds {size}, give at least 2"))];
        DataRequest request = DataOptions.RequestAsTrained(options, shell);
        (ImageSet whole, ImageSet test) = (DataSets.Load(data, "train", request), DataSets.Load(data, "test", request));
        EvaluationData judged = new(data, test, Fingerprint.Of(test));
        using EvaluationJobs jobs = EvaluationJobs.Open(runs, ModelOptions.Settings(options), _ => judged, options.GetValue(ModelOptions.Batch));
        string folder = OutputFolder.Require(options.GetValue(_out) ?? Path.Combine("reports", $"learning-curve-{FileName.Of(whole.Name)}"));

        LearningSeries[] networks = [.. NetworkPoints.Series(jobs.Run(shell)).Where(series => IsCurve(series, options))];
        ClassicalPoints classical = new(
            whole, test, validation, new ClassicalWork(seed, options.GetValue(ModelOptions.Threads), shell.Cancel),
            OutputFolder.Require(Path.Combine(folder, "points")), shell);
        LearningSeries[] series =
        [
            .. networks, .. classical.Series(methods, [.. sizes.Select(size => Math.Min(size, classical.Available)).Distinct().Order()]),
        ];
        if (series.Length == 0)
            throw new InputException($"there is nothing to draw: no run of two sizes of {data} was found, and --methods names none");
        LearningReport report = new(
            whole.Name, test.Count, seed, validation, bootstrap.Gain, bootstrap.Resamples,
            [.. series.Select(each => each with { Fit = bootstrap.Fit(each.Points) })], []);
        Deliver(report with { Findings = LearningFindings.Of(report) }, folder, shell);
        return 0;
    }

    static void Deliver(LearningReport report, string folder, Shell shell)
    {
        LearningFiles.Write(folder, report);
        shell.Show(LearningFiles.Table(report));
        foreach (string finding in report.Findings)
            shell.Say(finding);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
    }

    PartSpec[] Methods(ParseResult options)
    {
        string[] typed = options.GetValue(_methods)!;
        PartSpec[] methods = typed is [None] ? [] : [.. typed.Distinct().Select(PartSpec.Parse)];
        // A mistyped method shows before a data set is loaded.
        foreach (PartSpec method in methods)
            method.Build("method", (IClassicalMethod part, PartParameters parameters) => part.Build(parameters));
        return methods;
    }

    LawBootstrap Bootstrap(ParseResult options, int seed)
    {
        if (options.GetValue(_gain) is not > 0 or double.PositiveInfinity)
            throw new InputException($"--gain is {options.GetValue(_gain)}, give a number of points above 0");
        if (options.GetValue(_resamples) < 100)
            throw new InputException($"--resamples is {options.GetValue(_resamples)}, give at least 100: fewer tell nothing about the ends of an interval");
        return new LawBootstrap(options.GetValue(_resamples), seed, options.GetValue(_gain) / 100);
    }

    IReadOnlyList<ModelFile> Runs(ParseResult options, string data) => options.GetValue(_runs) switch
    {
        [None] => [],
        { Length: > 0 } named => NetworkPoints.Named(named),
        _ => NetworkPoints.Found(data),
    };

    // Of runs that were found and not named, one of a single size is no curve.
    bool IsCurve(LearningSeries series, ParseResult options) =>
        options.GetValue(_runs) is { Length: > 0 } || series.Points.DistinctBy(point => point.TrainImages).Count() > 1;

    double Validation(ParseResult options, IReadOnlyList<ModelFile> runs, Shell shell)
    {
        if (options.GetValue(_validation) is { } given)
            return given is >= 0 and < 1 ? given : throw new InputException($"--validation is {given}, give a share from 0 to below 1");
        double[] shares = [.. runs.Select(run => RunFacts.Of(run).Option("validationShare")).OfType<string>()
            .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).Distinct()];
        if (shares.Length > 1)
            shell.Say($"note: the runs hold out {string.Join(" and ", shares)} of the training images; classical methods hold out {shares[0]}");
        return shares.FirstOrDefault();
    }
}
