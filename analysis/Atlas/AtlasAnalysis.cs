using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Layers;
using Strata.Analysis.Numerics;
using Strata.Analysis.Probes;
using Strata.Analysis.Similarity;
using Strata.CommandLine;
using Strata.Features;
using Strata.Sessions;

namespace Strata.Analysis.Atlas;

/// <summary>How the atlas is made.</summary>
/// <param name="Methods">How to cluster.</param>
/// <param name="Clusters">How many clusters they were asked for.</param>
/// <param name="Probes">How to probe.</param>
sealed record AtlasOptions(MethodChoice[] Methods, int Clusters, ProbeOptions Probes);

/// <summary>Clusters, probes and measures every layer of every model, and puts it side by side.</summary>
static class AtlasAnalysis
{
    /// <summary>Does it all.</summary>
    /// <param name="learned">The models, and images of the train split for the probes.</param>
    /// <param name="judged">The same models, and images of the test split for everything else.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Hears of progress.</param>
    public static AtlasReport Run(LayerInput learned, LayerInput judged, AtlasOptions options, Shell shell) => Join(
        ClusterAnalysis.Run(judged, options.Methods, options.Clusters, shell), ProbeAnalysis.Run(learned, judged, options.Probes, shell), judged, shell);

    /// <summary>Puts what `cluster` and `probe` found on the same layers and images beside what units do, ranks and similarities.</summary>
    /// <param name="clusters">What `cluster` found on <paramref name="judged"/>.</param>
    /// <param name="probes">What `probe` found on it.</param>
    /// <param name="judged">The models and images.</param>
    /// <param name="shell">Hears of progress.</param>
    public static AtlasReport Join(ClusterReport clusters, ProbeReport probes, LayerInput judged, Shell shell)
    {
        AtlasNetwork[] networks = [.. probes.Curves.Select((curve, at) => Network(curve, at < judged.Models.Count ? judged.Models[at] : null))];
        return new AtlasReport(probes.DataSet, probes.TrainImages, probes.Images, probes.Neighbors, probes.Seed, networks);

        AtlasNetwork Network(ProbeCurve curve, ModelFile? model)
        {
            LayerFeatures[] layers = [judged.Pixels(), .. model is null ? [] : judged.Layers(model, shell)];
            IReadOnlyList<LayerTensor> tensors = model is null ? [] : LayerList.Of(model, judged.Set.Shape).Select(judged.Features.Layers);
            IReadOnlyDictionary<string, UnitActivity>? activity = model is null ? null : ActivityScan.Run(model, tensors, judged, shell);
            LayerGeometry[] geometry = Measure(curve.Model ?? LayerFeatures.Pixels, layers, activity, judged.Threads, shell);
            LayerCurve[] curves = [.. clusters.Curves.Where(found => found.Model == curve.Model)];
            return new AtlasNetwork(curve.Model, [.. layers.Select((layer, at) =>
                Row(layer, tensors.FirstOrDefault(tensor => tensor.Name == layer.Tensor), geometry[at], curve.Points[at], curves, at))]);
        }
    }

    static AtlasRow Row(LayerFeatures layer, LayerTensor? tensor, LayerGeometry geometry, ProbePoint probes, LayerCurve[] curves, int at) => new(
        layer.Layer, layer.Op, layer.Shape, layer.Pooling, layer.Width, layer.IsOutput,
        sizeof(float) * layer.Shape.Aggregate(1L, (product, axis) => product * axis), sizeof(float) * (long)layer.Width,
        geometry.Activity.Units, geometry.Activity.Dead, geometry.Activity.Sparsity,
        [.. curves.Select(curve => new AtlasClusters(curve.Method, curve.Points[at]["nmi"], curve.Points[at]["matchedAccuracy"]))],
        probes.Linear, probes.Neighbors, geometry.NextCka, geometry.Rank.Value, geometry.Rank.Images)
    {
        Weights = tensor?.Weights ?? 0,
        MultiplyAdds = tensor?.MultiplyAdds ?? 0,
        ReceptiveField = tensor is null ? [1, 1] : tensor.ReceptiveField,
    };

    // A layer is read once, and forgotten once the next one was compared with it.
    static LayerGeometry[] Measure(
        string title, LayerFeatures[] layers, IReadOnlyDictionary<string, UnitActivity>? activity, int threads, Shell shell) =>
        shell.Track($"measure {title}", layers.Length, "layers", progress =>
        {
            LayerGeometry[] found = new LayerGeometry[layers.Length];
            LayerKernel? before = null;
            for (int at = 0; at < layers.Length; at++)
            {
                shell.Cancel.ThrowIfCancellationRequested();
                Matrix x = layers[at].Read();
                LayerKernel kernel = new(x, threads);
                if (before is not null)
                    found[at - 1] = found[at - 1] with { NextCka = before.Alignment(kernel) };
                before = kernel;
                UnitActivity units = layers[at].Tensor is { } tensor ? activity![tensor] : OfPixels(x, layers[at].Shape);
                found[at] = new LayerGeometry(EffectiveRank.Of(x, threads, shell.Cancel), double.NaN, units);
                progress.Advance(1, $"{layers[at].Layer}: effective rank {found[at].Rank.Value:0.0}");
            }
            return found;
        });

    // Every pixel is a unit: channels of pixels are colours.
    static UnitActivity OfPixels(Matrix x, IReadOnlyList<long> shape)
    {
        UnitActivity units = new([shape.Aggregate(1L, (product, axis) => product * axis)]);
        units.Add(x.Values);
        return units;
    }

    sealed record LayerGeometry(EffectiveRank Rank, double NextCka, UnitActivity Activity);
}
