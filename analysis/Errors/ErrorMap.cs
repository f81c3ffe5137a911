using ScottPlot;
using Strata.Analysis.Embedding.Maps;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Errors;

/// <summary>Where one model's errors lie among all images, in the pixels and in its last hidden layer.</summary>
/// <param name="Method">How images are placed.</param>
/// <param name="Images">Images that are drawn beside the errors, balanced by class; 0 for all.</param>
/// <param name="Seed">Of the draw and the method.</param>
/// <param name="Features">Where features are kept, and how the model runs.</param>
sealed record ErrorMap(MethodChoice Method, int Images, int Seed, FeatureOptions Features)
{
    const int Reduce = 50, Neighbors = 15;

    /// <summary>Draws the map.</summary>
    /// <param name="set">The images.</param>
    /// <param name="model">The model.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <returns>The picture and its size; null where there are too few images to place.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public (Plot Picture, int Width, int Height)? Draw(ImageSet set, ScoredModel model, Shell shell)
    {
        bool[] misses = model.Misses();
        int[] images = Drawn(set, misses);
        if (images.Length < Math.Max(4, Method.Method.FewestRows))
            return null;
        string? layer = LastHidden(model.File, set);
        LayerInput input = new(layer is null ? [] : [model.File], set, images, Features with { Layers = layer is null ? [] : [layer] }, Seed);
        MapReport report = MapAnalysis.Run(input, [Method], Reduce, Math.Min(Neighbors, images.Length / 3), shell);
        bool[] marked = Array.ConvertAll(images, image => misses[image]);
        return MapPlot.Of(report.Methods[0], report, input.Labels, marked, model.Name);
    }

    /// <summary>The last layer that a model hides: the one that its scores are made from; null where it hides none.</summary>
    public static string? LastHidden(ModelFile file, ImageSet set)
    {
        ModelProto model = OnnxFile.Load(file.Path);
        ModelMetadata metadata = ModelMetadata.Of(model);
        // Strata's own files name their layers; what it writes of a classifier that is no network has none.
        if (metadata.Version is not null && metadata.Layers.Count == 0)
            return null;
        HashSet<string> outputs = [.. model.Graph.Output.Select(output => output.Name)];
        return LayerList.Of(file, set.Shape).Tensors.LastOrDefault(tensor => tensor.IsLayer && !outputs.Contains(tensor.Name))?.Name;
    }

    // A draw may hold few of the errors, and they are what is looked at: all of them are added.
    int[] Drawn(ImageSet set, bool[] misses)
    {
        if (Images == 0 || Images >= set.Count)
            return [.. Enumerable.Range(0, set.Count)];
        int[] sample = BalancedSubset.OfSize(set.Labels, Images, Seed);
        return [.. sample.Union(Enumerable.Range(0, set.Count).Where(image => misses[image])).Order()];
    }
}
