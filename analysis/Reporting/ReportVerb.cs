using System.CommandLine;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Features;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting;

/// <summary>`report RUN…`: everything about some models on one page.</summary>
[Part("report", "Binds comparison, curves, layers, an embedding explorer and errors of models into one page that needs no network.")]
sealed class ReportVerb : IVerb
{
    static readonly ReportOptions s_default = new();

    readonly LayerChoices _layers = new(
        10_000, ArgumentArity.OneOrMore, new Pooling { Kind = PoolKind.Projection, Width = 256 }, trainImages: 5_000);
    readonly Option<string[]> _clusterers = new("--cluster")
    {
        Description = "How layers are clustered, as `cluster --method` takes it; several times for several.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => [.. s_default.Clusterers],
    };
    readonly Option<string[]> _embedders = new("--embed")
    {
        Description = "How the explorer's maps are made, as `embed --method` takes it; several times for several.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => [.. s_default.Embedders],
    };
    readonly Option<int> _mapImages = new("--map-images")
    {
        Description = "Images in the explorer, as many of each class.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => s_default.MapImages,
    };
    readonly Option<string[]> _without = new("--without")
    {
        Description = $"Sections to leave out: {string.Join(", ", Parts<IReportSection>.Names)}.",
        HelpName = "SECTION",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };
    readonly Option<string?> _out = new("--out")
    {
        Description = "The folder for index.html and all its tables and pictures. Default: reports/report-RUN.",
        HelpName = "FOLDER",
    };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- report lenet-relu-mnist --dataset mnist --images 2000";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        foreach (Option option in new Option[] { _clusterers, _embedders, _mapImages, _without, _out })
            command.Add(option);
        GradeOptions.AddTo(command);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ReportOptions wanted = new()
        {
            Clusterers = options.GetValue(_clusterers)!,
            Embedders = options.GetValue(_embedders)!,
            MapImages = options.GetValue(_mapImages) is >= 4 and int given ? given
                : throw new InputException($"--map-images must be at least 4, not {options.GetValue(_mapImages)}"),
            Without = options.GetValue(_without)!,
        };
        // Before the data is loaded: a mistyped word should not cost a wait.
        foreach (string section in wanted.Without)
            Parts<IReportSection>.Get("section", section);
        LayerInput input = _layers.Open(options, shell);
        wanted = wanted with { Grading = GradeOptions.Of(options, input.Set) };
        ReportContext context = new(input, () => _layers.OpenTrain(options, shell), wanted, shell);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? input.DefaultFolder("report"));

        ReportSummary summary = Report.Write(folder, context);
        foreach (string finding in summary.Sections.SelectMany(section => section.Findings))
            shell.Say(finding);
        shell.Emit(summary);
        shell.Say($"open {Path.Combine(folder, Report.Page)} in a browser ({summary.Seconds:0} s)");
        return 0;
    }
}
