using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Embedding.Maps;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using ClusterChoice = Strata.Analysis.Clustering.Curves.MethodChoice;
using MapChoice = Strata.Analysis.Embedding.Maps.MethodChoice;

namespace Strata.Analysis.Reporting;

/// <summary>What all sections share: models, images, and analyses that more than one of them looks at, each done once when first asked for.</summary>
sealed class ReportContext
{
    readonly IReadOnlyList<ModelFile> _models;
    readonly Lazy<LayerInput> _learned;
    readonly Lazy<ScoredModels> _scored;
    readonly Lazy<ClusterReport> _clusters;
    readonly Lazy<MapReport> _maps;

    /// <param name="input">Models and images.</param>
    /// <param name="learned">The same models, and images of the train split; asked for where something is to be learned.</param>
    /// <param name="options">What to show.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">A method is unknown, or there are too few images for one.</exception>
    public ReportContext(LayerInput input, Func<LayerInput> learned, ReportOptions options, Shell shell)
    {
        (_models, Options, Shell) = (input.Models, options, shell);
        Input = input with { Models = [.. input.Models.Where(HasLayers)] };
        ImageSet set = input.Set;
        Images = input.Images.Length == set.Count ? set : set.Subset(input.Images, set.Split);
        int clusters = set.ClassNames.Count;
        ClusterChoice[] clusterers = [.. options.Clusterers.Select(text => ClusterChoice.Parse(text, clusters))];
        MapChoice[] embedders = [.. options.Embedders.Select(text => MapChoice.Parse(text, input.Seed))];
        MapPlaces = Places(options.MapImages);
        Array.ForEach(embedders, method => method.RequireEnough(MapPlaces.Length));
        (_learned, _scored) = (new(() => learned() with { Models = Input.Models }), new(Score));
        _clusters = new(() => ClusterAnalysis.Run(Input, clusterers, clusters, shell));
        _maps = new(() => MapAnalysis.Run(MapInput, embedders, reduce: 50, neighbors: 15, shell));
    }

    /// <summary>The models that have layers to look at, and the images. Files of `classical` and ensembles have none of their own.</summary>
    public LayerInput Input { get; }

    /// <summary>All models.</summary>
    public IReadOnlyList<ModelFile> Models => _models;

    /// <summary>What to show.</summary>
    public ReportOptions Options { get; }

    /// <summary>Hears of progress.</summary>
    public Shell Shell { get; }

    /// <summary>The images, N of them, in the order of <see cref="LayerInput.Images"/>.</summary>
    public ImageSet Images { get; }

    /// <summary>Which of <see cref="Images"/> are drawn in the plane, ascending.</summary>
    public int[] MapPlaces { get; }

    /// <summary>The same models, on the images that are drawn in the plane.</summary>
    public LayerInput MapInput => Input with { Images = [.. MapPlaces.Select(place => Input.Images[place])] };

    /// <summary>The same models, and images of the train split to learn from.</summary>
    public LayerInput Learned => _learned.Value;

    /// <summary>How every model does on <see cref="Images"/>, in the order of the models.</summary>
    public ScoredModels Scored => _scored.Value;

    /// <summary>Every layer clustered.</summary>
    public ClusterReport Clusters => _clusters.Value;

    /// <summary>Every layer drawn in the plane.</summary>
    public MapReport Maps => _maps.Value;

    /// <summary>A command that looks at the same models and images, layer by layer.</summary>
    /// <param name="verb">As in "cluster".</param>
    /// <param name="more">Further options.</param>
    public string Command(string verb, string more = "") => $"{Of(verb, Input.Models)} --images {Input.Images.Length} --seed {Input.Seed}{(more.Length > 0 ? " " : "")}{more}";

    /// <summary>A command that looks at the same models as a whole, on all images of the split.</summary>
    public string Whole(string verb) => Of(verb, _models);

    string Of(string verb, IEnumerable<ModelFile> models) =>
        $"dotnet run --project analysis -- {verb} {string.Join(' ', models.Select(Spell))} --dataset {Input.Set.Name}";

    /// <summary>A model as a person names it.</summary>
    public static string Spell(ModelFile model) => Path.GetFileName(model.Path) == "model.onnx" ? Path.GetDirectoryName(model.Path)! : model.Path;

    // Files of Strata's own name their layers; of others' files every tensor is one.
    static bool HasLayers(ModelFile model) => ModelHead.Read(model.Path).Metadata is { Version: null } or { Layers.Count: > 0 };

    int[] Places(int wanted)
    {
        int[] labels = Input.Labels;
        return wanted >= labels.Length ? [.. Enumerable.Range(0, labels.Length)] : [.. BalancedSubset.OfSize(labels, wanted, Input.Seed).Order()];
    }

    ScoredModels Score()
    {
        EvaluationData data = new(Images.Name, Images, Fingerprint.Of(Images), Options.Grading);
        using EvaluationJobs jobs = EvaluationJobs.Open(_models, Input.Features.Settings, _ => data, Input.Features.Batch);
        return jobs.RunTogether(Shell);
    }
}
