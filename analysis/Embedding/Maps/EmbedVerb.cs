using System.CommandLine;
using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Embedding.Quality;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Features.Verbs;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>`embed [RUN…]`: pixels and layers of models drawn in the plane, side by side.</summary>
[Part("embed", "Draws pixels and layers of models in the plane by PCA, t-SNE or UMAP, side by side, and says how well neighbours are kept.")]
sealed class EmbedVerb : IVerb
{
    readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "The models: a run's name or folder under models/, or any ONNX file that takes images. None: the pixels alone.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    readonly Option<string[]> _methods = new("--method")
    {
        Description = $"How to embed; several times for several: {string.Join("; ", Parts<IEmbedder>.All.Select(part => part.Summary))}.",
        HelpName = "METHOD",
        DefaultValueFactory = _ => ["tsne"],
    };
    readonly Option<int> _count = new("--count")
    {
        Description = "Images, as many of each class, drawn by the seed where the split has more; 0 for all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 5_000,
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
    readonly Option<string?> _dataSet = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the first model's file names.",
        HelpName = "DATA",
    };
    readonly Option<string> _split = new("--split") { Description = "The split: train or test.", DefaultValueFactory = _ => "test" };
    readonly Option<string> _features = new("--features")
    {
        Description = "The folder of all features; what is missing is made there.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new FeatureOptions().Out,
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/embed-RUN." };
    readonly FeatureChoices _choices = new();

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- embed lenet-relu-mnist --dataset mnist --method tsne --method umap:neighbors=30 --count 2000";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_runs);
        foreach (Option option in new Option[]
            { _methods, _count, _reduce, _neighbors, _dataSet, _split, DataOptions.Folder, DataOptions.Offline, DataOptions.Seed })
            command.Add(option);
        _choices.AddTo(command);
        ModelOptions.AddTo(command);
        command.Add(_features);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        int seed = options.GetValue(DataOptions.Seed);
        ModelFile[] models = [.. options.GetValue(_runs)!.Select(text => ModelFile.Find(text))];
        FeatureOptions features = _choices.Of(options) with { Out = options.GetValue(_features)! };
        // Before the data is loaded: a mistyped method should not cost a wait.
        MethodChoice[] methods = [.. options.GetValue(_methods)!.Select(text => MethodChoice.Parse(text, seed)).DistinctBy(method => method.Name)];
        MapOptions map = new()
        {
            Reduce = AtLeast("--reduce", options.GetValue(_reduce), 0),
            Neighbors = AtLeast("--neighbors", options.GetValue(_neighbors), 1),
            Seed = seed,
            Threads = features.Settings.Threads,
        };
        ImageSet set = DataSets.Load(DataSet(models, options), options.GetValue(_split)!, DataOptions.Request(options, shell));
        int[] images = Sample(set, AtLeast("--count", options.GetValue(_count), 0), seed);
        Array.ForEach(methods, method => method.RequireEnough(images.Length));
        string folder = OutputFolder.Require(options.GetValue(_out) ?? DefaultFolder(models, set));

        int[] labels = [.. images.Select(image => set.Labels[image])];
        MapJob job = new(new LayerReader(set, images), models, features, map, shell);
        MapReport report = new(set.Name, set.Split, images.Length, set.ClassNames, map.Reduce, map.Neighbors, seed, [.. methods.Select(job.Run)]);
        Deliver(report, folder, images, labels, shell);
        return 0;
    }

    string DataSet(ModelFile[] models, ParseResult options) => options.GetValue(_dataSet)
        ?? (models.Length > 0 ? ModelMetadata.Of(OnnxFile.Load(models[0].Path)).DataSet : null)
        ?? throw new InputException($"name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}, or a model whose file names one");

    static int AtLeast(string option, int value, int least) => value >= least ? value
        : throw new InputException($"{option} must be at least {least}, not {value}");

    static int[] Sample(ImageSet set, int wanted, int seed) =>
        wanted == 0 || wanted >= set.Count ? [.. Enumerable.Range(0, set.Count)] : BalancedSubset.OfSize(set.Labels, wanted, seed);

    static string DefaultFolder(ModelFile[] models, ImageSet set) => Path.Combine("reports", models.Length == 0
        ? $"embed-{FileName.Of(set.Name)}" : $"embed-{models[0].Name}{(models.Length > 1 ? $"-and-{models.Length - 1}-more" : "")}");

    static void Deliver(MapReport report, string folder, int[] images, int[] labels, Shell shell)
    {
        MapFiles.Write(folder, report, images, labels);
        foreach (MethodMaps maps in report.Methods)
        {
            shell.Show(MapTable.Of(maps, report.Neighbors));
            shell.Say(maps.Panels[0].Summary);
        }
        if (report.Images > NeighborhoodMeasure.MostMeasured)
            shell.Say($"neighbours were measured of {NeighborhoodMeasure.MostMeasured:N0} images drawn at random, each against all {report.Images:N0}");
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
    }
}
