using System.CommandLine;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>`cluster [RUN…]`: clusters pixels and every layer of models, and says how well clusters agree with classes.</summary>
[Part("cluster", "Clusters pixels and every layer of models without looking at the labels, and says how far clusters agree with classes.")]
sealed class ClusterVerb : IVerb
{
    readonly Option<string[]> _methods = new("--method")
    {
        Description = $"How to cluster; several times for several: {string.Join("; ", Parts<IClusterer>.All.Select(part => part.Summary))}. "
            + "Any of them on a sample, the others to the nearest mean: sample=10000. Default: kmeans and ward.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => ["kmeans", "ward"],
    };
    readonly Option<int?> _clusters = new("--clusters")
    {
        Description = "How many clusters. Default: as many as there are classes.",
        HelpName = "NUMBER",
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/cluster-RUN." };
    // A projection keeps the distances of whole maps, which clusters are made of; means alone would lose where in the image things are.
    readonly LayerChoices _layers = new(10_000, ArgumentArity.ZeroOrMore, new Pooling { Kind = PoolKind.Projection, Width = 256 });

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- cluster lenet-relu-mnist --dataset mnist --method kmeans --method ward";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _layers.AddTo(command);
        command.Add(_methods);
        command.Add(_clusters);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        // Before the data is loaded: a mistyped method should not cost a wait.
        string[] typed = options.GetValue(_methods)!;
        Array.ForEach(typed, text => MethodChoice.Parse(text, clusters: 1));
        LayerInput input = _layers.Open(options, shell);
        int clusters = Clusters(options, input.Set);
        MethodChoice[] methods = [.. typed.Select(text => MethodChoice.Parse(text, clusters))];
        foreach (MethodChoice method in methods)
            CostForecast.RequireFit(method, input.Images.Length, CostForecast.FreeBytes());
        string folder = OutputFolder.Require(options.GetValue(_out) ?? input.DefaultFolder("cluster"));

        ClusterReport report = ClusterAnalysis.Run(input, methods, clusters, shell);
        CurveFiles.Write(folder, report, input.Images, input.Labels);
        foreach (LayerCurve curve in report.Curves)
            shell.Show(CurveTable.Of(curve));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
        return 0;
    }

    int Clusters(ParseResult options, ImageSet set) => (options.GetValue(_clusters) ?? set.ClassNames.Count) is >= 1 and int clusters ? clusters
        : throw new InputException("--clusters must be at least 1");
}
