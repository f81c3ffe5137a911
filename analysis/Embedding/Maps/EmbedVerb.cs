using System.CommandLine;
using Strata.Analysis.Embedding.Quality;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>`embed [RUN…]`: pixels and layers of models drawn in the plane, side by side.</summary>
[Part("embed", "Draws pixels and layers of models in the plane by PCA, t-SNE or UMAP, side by side, and says how well neighbours are kept.")]
sealed class EmbedVerb : IVerb
{
    readonly Option<string[]> _methods = new("--method")
    {
        Description = $"How to embed; several times for several: {string.Join("; ", Parts<IEmbedder>.All.Select(part => part.Summary))}.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => ["tsne"],
    };
    readonly Option<int> _reduce = new("--reduce")
    {
        Description = "Principal components that t-SNE and UMAP are given of wider features; 0 gives them all values.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 50,
    };
    readonly Option<int> _neighbors = new("--neighbors")
    {
        Description = "Neighbours by which trustworthiness, continuity and preservation are measured.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 15,
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/embed-RUN." };
    readonly LayerChoices _layers = new(5_000, ArgumentArity.ZeroOrMore);

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- embed lenet-relu-mnist --dataset mnist --method tsne --method umap:neighbors=30 --images 2000";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        foreach (Option option in new Option[] { _methods, _reduce, _neighbors, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        int seed = options.GetValue(DataOptions.Seed);
        // Before the data is loaded: a mistyped method should not cost a wait.
        MethodChoice[] methods = [.. options.GetValue(_methods)!.Select(text => MethodChoice.Parse(text, seed)).DistinctBy(method => method.Name)];
        (int reduce, int neighbors) = (AtLeast("--reduce", options.GetValue(_reduce), 0), AtLeast("--neighbors", options.GetValue(_neighbors), 1));
        LayerInput input = _layers.Open(options, shell);
        Array.ForEach(methods, method => method.RequireEnough(input.Images.Length));
        string folder = OutputFolder.Require(options.GetValue(_out) ?? input.DefaultFolder("embed"));

        MapReport report = MapAnalysis.Run(input, methods, reduce, neighbors, shell);
        MapFiles.Write(folder, report, input.Images, input.Labels);
        Show(report, shell);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    static int AtLeast(string option, int value, int least) => value >= least ? value
        : throw new InputException($"{option} must be at least {least}, not {value}");

    static void Show(MapReport report, Shell shell)
    {
        foreach (MethodMaps maps in report.Methods)
        {
            shell.Show(MapTable.Of(maps, report.Neighbors));
            shell.Say(maps.Panels[0].Summary);
        }
        if (report.Images > NeighborhoodMeasure.MostMeasured)
            shell.Say($"neighbours were measured of {NeighborhoodMeasure.MostMeasured:N0} images drawn at random, each against all {report.Images:N0}");
    }
}
