using System.CommandLine;
using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Layers;
using Strata.Analysis.Probes;
using Strata.CommandLine;
using Strata.Features;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Atlas;

/// <summary>`atlas RUN…`: everything that is known of every layer of every model, in one table.</summary>
[Part("atlas", "Puts every layer of every model side by side: size, clusters, probes, similarity to the next, effective rank, dead units, zeros.")]
sealed class AtlasVerb : IVerb
{
    readonly ProbeChoices _probes = new();
    readonly Option<string[]> _methods = new("--method")
    {
        Description = $"How to cluster; several times for several: {string.Join(", ", Parts<IClusterer>.Names)}, with knobs as in `cluster`. Default: kmeans.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => ["kmeans"],
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/atlas-RUN.", HelpName = "FOLDER" };
    // As for `cluster` and `probe`, so that all look at the same features.
    readonly LayerChoices _layers = new(
        10_000, ArgumentArity.OneOrMore, new Pooling { Kind = PoolKind.Projection, Width = 256 }, trainImages: 10_000);

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- atlas lenet-relu-mnist cnn-32-64-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        _probes.AddTo(command);
        command.Add(_methods);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ProbeOptions probes = _probes.Of(options);
        string[] typed = options.GetValue(_methods)!;
        // Before the data is loaded: a mistyped method should not cost a wait.
        Array.ForEach(typed, text => MethodChoice.Parse(text, clusters: 1));
        LayerInput judged = _layers.Open(options, shell), learned = _layers.OpenTrain(options, shell);
        int clusters = judged.Set.ClassNames.Count;
        MethodChoice[] methods = [.. typed.Select(text => MethodChoice.Parse(text, clusters))];
        foreach (MethodChoice method in methods)
            CostForecast.RequireFit(method, judged.Images.Length, CostForecast.FreeBytes());
        if (judged.Images.Length < 4)
            throw new InputException($"an atlas needs at least 4 images, not {judged.Images.Length}: give a larger --images");
        string folder = OutputFolder.Require(options.GetValue(_out) ?? judged.DefaultFolder("atlas"));

        AtlasReport report = AtlasAnalysis.Run(learned, judged, new AtlasOptions(methods, clusters, probes), shell);
        AtlasFiles.Write(folder, report);
        shell.Show(AtlasFiles.Table(report));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }
}
