using System.CommandLine;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Features;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Probes;

/// <summary>`probe [RUN…]`: how much of the classes simple classifiers read out of the pixels and of every layer.</summary>
[Part("probe", "Says how well a linear classifier and nearest neighbours recognise the classes from the pixels and from every layer of models.")]
sealed class ProbeVerb : IVerb
{
    readonly ProbeChoices _probes = new();
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/probe-RUN.", HelpName = "FOLDER" };
    // As for `cluster`, so that both look at the same features.
    readonly LayerChoices _layers = new(
        10_000, ArgumentArity.ZeroOrMore, new Pooling { Kind = PoolKind.Projection, Width = 256 }, trainImages: 10_000);

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- probe lenet-relu-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        _probes.AddTo(command);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ProbeOptions probes = _probes.Of(options);
        LayerInput judged = _layers.Open(options, shell), learned = _layers.OpenTrain(options, shell);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? judged.DefaultFolder("probe"));
        ProbeReport report = ProbeAnalysis.Run(learned, judged, probes, shell);
        ProbeFiles.Write(folder, report);
        foreach (ProbeCurve curve in report.Curves)
            shell.Show(ProbeFiles.Table(curve, report));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }
}
