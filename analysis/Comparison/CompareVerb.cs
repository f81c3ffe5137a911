using System.CommandLine;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Comparison;

/// <summary>`compare [RUN…]`: all models on the same images in one table, and which differences are more than chance.</summary>
[Part("compare", "Ranks models on the same images, every figure with an interval, every pair tested: tables, CSV, .xlsx, plot.")]
sealed class CompareVerb : IVerb
{
    // More pairs than this do not fit a screen.
    const int MostPairs = 21;

    readonly ScoringChoices _choices = new(ArgumentArity.ZeroOrMore);
    readonly Option<int> _resamples = new("--resamples")
    {
        Description = "Draws of the bootstrap by which all intervals but the accuracy's are found, 100 and up.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => new ComparisonOptions().Resamples,
    };
    readonly Option<double> _level = new("--level")
    {
        Description = "The chance of calling even one difference shown where there is none.",
        HelpName = "SHARE",
        DefaultValueFactory = _ => new ComparisonOptions().Level,
    };
    readonly Option<string> _test = new("--test")
    {
        Description = "The form of McNemar's test that decides: mid-p, or exact, which shows less.",
        HelpName = "FORM",
        DefaultValueFactory = _ => "mid-p",
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for everything. Default: reports/compare-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- compare lenet-relu-mnist reports/classical-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _choices.AddTo(command);
        foreach (Option option in new Option[] { _resamples, _level, _test, DataOptions.Seed, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ComparisonOptions wanted = Wanted(options);
        using EvaluationJobs jobs = _choices.OpenTogether(options, shell);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? ScoringChoices.DefaultFolder("compare", jobs.Models));
        ScoredModels scored = jobs.RunTogether(shell);
        ComparisonReport report = ComparisonAnalysis.Run(scored, wanted, shell);
        ComparisonFiles.Write(folder, report, scored);
        shell.Show(ComparisonTables.Models(report));
        if (report.Pairs.Count is > 0 and <= MostPairs)
            shell.Show(ComparisonTables.Pairs(report));
        foreach (string finding in report.Findings)
            shell.Say(finding);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    ComparisonOptions Wanted(ParseResult options)
    {
        (int resamples, double level, string test) = (options.GetValue(_resamples), options.GetValue(_level), options.GetValue(_test)!);
        if (resamples < 100)
            throw new InputException($"--resamples is {resamples}, give at least 100: fewer tell nothing about the ends of an interval");
        if (level is not (> 0 and < 1))
            throw new InputException($"--level is {level}, give a share above 0 and below 1");
        if (test is not ("mid-p" or "exact"))
            throw Nearest.Unknown("form of the test", test, ["mid-p", "exact"]);
        return new ComparisonOptions
        {
            Resamples = resamples,
            Level = level,
            IsExact = test == "exact",
            Seed = options.GetValue(DataOptions.Seed),
            Threads = options.GetValue(ModelOptions.Threads),
        };
    }
}
