using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Features.Verbs;
using Strata.Onnx;
using Strata.Randomness;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>`cluster [RUN…]`: clusters pixels and every layer of models, and says how well clusters agree with classes.</summary>
[Part("cluster", "Clusters pixels and every layer of models without looking at the labels, and says how far clusters agree with classes.")]
sealed class ClusterVerb : IVerb
{
    readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "The models: a run's name or folder under models/, or any ONNX file that takes images. None: the pixels alone.",
        Arity = ArgumentArity.ZeroOrMore,
    };
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
    readonly Option<int> _images = new("--images")
    {
        Description = "How many images to cluster, a seeded sample where the split has more; 0 for all.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 10_000,
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
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV, SVG and JSON. Default: reports/cluster-RUN." };
    // A projection keeps the distances of whole maps, which clusters are made of; means alone would lose where in the image things are.
    readonly FeatureChoices _choices = new(new Pooling { Kind = PoolKind.Projection, Width = 256 });

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- cluster lenet-relu-mnist --dataset mnist --method kmeans --method ward";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_runs);
        foreach (Option option in new Option[] { _methods, _clusters, _images, _dataSet, _split })
            command.Add(option);
        foreach (Option option in new Option[] { DataOptions.Folder, DataOptions.Offline, DataOptions.Seed })
            command.Add(option);
        _choices.AddTo(command);
        ModelOptions.AddTo(command);
        command.Add(_features);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        ModelFile[] models = [.. options.GetValue(_runs)!.Select(text => ModelFile.Find(text))];
        FeatureOptions features = _choices.Of(options) with { Out = options.GetValue(_features)! };
        // Before the data is loaded: a mistyped method should not cost a wait.
        string[] typed = options.GetValue(_methods)!;
        Array.ForEach(typed, text => MethodChoice.Parse(text, clusters: 1));
        ImageSet set = DataSets.Load(DataSet(models, options), options.GetValue(_split)!, DataOptions.Request(options, shell));

        int seed = options.GetValue(DataOptions.Seed);
        int clusters = Clusters(options, set);
        MethodChoice[] methods = [.. typed.Select(text => MethodChoice.Parse(text, clusters))];
        int[] images = Sample(set.Count, options.GetValue(_images), seed);
        foreach (MethodChoice method in methods)
            CostForecast.RequireFit(method, images.Length, CostForecast.FreeBytes());
        string folder = OutputFolder.Require(options.GetValue(_out) ?? DefaultFolder(models, set));

        int[] labels = [.. images.Select(image => set.Labels[image])];
        ClusterWork work = new((ulong)seed, features.Settings.Threads, shell.Cancel);
        CurveJob job = new(methods, labels, work, shell);
        LayerCurve[] curves = Curves(models, methods, new LayerReader(set, images), features, job, shell);
        ClusterReport report = new(set.Name, set.Split, images.Length, set.ClassNames, clusters, seed, curves);
        Deliver(report, folder, images, labels, shell);
        return 0;
    }

    // Pixels are clustered once, whatever the number of networks.
    static LayerCurve[] Curves(
        ModelFile[] models, MethodChoice[] methods, LayerReader reader, FeatureOptions features, CurveJob job, Shell shell)
    {
        CurvePoint[][] pixels = job.Run(LayerFeatures.Pixels, [reader.Pixels()]);
        if (models.Length == 0)
            return [.. methods.Select((method, i) => new LayerCurve(null, method.Name, pixels[i]))];
        List<LayerCurve> curves = [];
        foreach (ModelFile model in models)
        {
            CurvePoint[][] points = job.Run(model.Name, reader.Layers(model, features, shell));
            curves.AddRange(methods.Select((method, i) => new LayerCurve(model.Name, method.Name, [.. pixels[i], .. points[i]])));
        }
        return [.. curves];
    }

    string DataSet(ModelFile[] models, ParseResult options) => options.GetValue(_dataSet)
        ?? (models.Length > 0 ? ModelMetadata.Of(OnnxFile.Load(models[0].Path)).DataSet : null)
        ?? throw new InputException($"name a data set with --dataset, as in {string.Join(", ", DataSets.Names)}, or a model whose file names one");

    int Clusters(ParseResult options, ImageSet set) => (options.GetValue(_clusters) ?? set.ClassNames.Count) is >= 1 and int clusters ? clusters
        : throw new InputException("--clusters must be at least 1");

    static int[] Sample(int count, int wanted, int seed)
    {
        if (wanted < 0)
            throw new InputException($"--images must be 0 (all) or more, not {wanted}");
        int[] images = [.. Enumerable.Range(0, count)];
        if (wanted == 0 || wanted >= count)
            return images;
        SplitMix64.Stream((ulong)seed, 0).Shuffle(images.AsSpan());
        return [.. images[..wanted].Order()];
    }

    static string DefaultFolder(ModelFile[] models, ImageSet set) => Path.Combine("reports", models.Length == 0
        ? $"cluster-{FileName.Of(set.Name)}" : $"cluster-{models[0].Name}{(models.Length > 1 ? $"-and-{models.Length - 1}-more" : "")}");

    static void Deliver(ClusterReport report, string folder, int[] images, int[] labels, Shell shell)
    {
        CurveFiles.Write(folder, report, images, labels);
        foreach (LayerCurve curve in report.Curves)
            shell.Show(CurveTable.Of(curve));
        foreach (string sentence in report.Sentences)
            shell.Say(sentence);
        shell.Emit(report);
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
    }
}
