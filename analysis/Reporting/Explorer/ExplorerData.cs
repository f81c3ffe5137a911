using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Curves;
using Strata.Analysis.Embedding.Maps;
using Strata.Analysis.Evaluation;
using Strata.Data;

namespace Strata.Analysis.Reporting.Explorer;

/// <summary>A layer in the plane.</summary>
/// <param name="Model">The network; null for pixels.</param>
/// <param name="Layer">As in "conv1".</param>
/// <param name="Method">As in "tsne".</param>
/// <param name="Note">How well neighbours are kept, for people.</param>
/// <param name="Places">Int16 [N,2].</param>
sealed record ExplorerMap(string? Model, string Layer, string Method, string Note, string Places);

/// <summary>What a model said about each image.</summary>
/// <param name="Model">The network.</param>
/// <param name="Predicted">Int16 [N]: the class.</param>
/// <param name="Confidence">Int16 [N]: the probability of that class, in thousandths.</param>
sealed record ExplorerPrediction(string Model, string Predicted, string Confidence);

/// <summary>Which cluster each image is in.</summary>
/// <param name="Model">The network; null for pixels.</param>
/// <param name="Layer">As in "conv1".</param>
/// <param name="Method">As in "kmeans".</param>
/// <param name="Clusters">Int16 [N]: under the label of the class that the cluster was matched to; -1 for none.</param>
sealed record ExplorerClusters(string? Model, string Layer, string Method, string Clusters);

/// <summary>All that the explorer draws.</summary>
/// <param name="Classes">Names, in label order.</param>
/// <param name="Colours">A colour a class.</param>
/// <param name="Images">Int16 pairs: the place of each image in its split, as high and low part in base 10,000.</param>
/// <param name="Labels">Int16 [N].</param>
/// <param name="Sprite">The images.</param>
/// <param name="Maps">The layers.</param>
/// <param name="Predictions">One a model.</param>
/// <param name="Clusterings">One a layer and method.</param>
sealed record ExplorerData(
    IReadOnlyList<string> Classes, IReadOnlyList<string> Colours, string Images, string Labels, Sprite Sprite,
    IReadOnlyList<ExplorerMap> Maps, IReadOnlyList<ExplorerPrediction> Predictions, IReadOnlyList<ExplorerClusters> Clusterings)
{
    /// <summary>Gathers it.</summary>
    public static ExplorerData Of(ReportContext context)
    {
        ImageSet set = context.Images;
        int[] places = context.MapPlaces;
        int classes = set.ClassNames.Count;
        return new ExplorerData(
            set.ClassNames, [.. Enumerable.Range(0, classes).Select(label => ClassColours.Of(label, classes).ToHex())],
            PackedArray.Of(places.Select(place => context.Input.Images[place]).SelectMany(image => (int[])[image / 10_000, image % 10_000])),
            PackedArray.Of(places.Select(place => set.Labels[place])), Sprite.Of(set, places),
            [.. context.Maps.Methods.SelectMany(maps => maps.Panels.Select(panel => Map(maps, panel)))],
            [.. context.Scored.Models.Select(model => Prediction(model, places))],
            [.. context.Clusters.Curves.SelectMany(curve => curve.Points.Select(point => Clusters(curve, point, places)))]);
    }

    static ExplorerMap Map(MethodMaps maps, MapPanel panel) => new(
        panel.Model, panel.Layer, maps.Method,
        $"{panel.Width:N0} values; trustworthiness {panel.Quality.Trustworthiness:0.000}, continuity {panel.Quality.Continuity:0.000}, "
        + $"{100 * panel.Quality.Preservation:0} % of 15 neighbours kept",
        PackedArray.OfPlaces(panel.Points));

    static ExplorerPrediction Prediction(ScoredModel model, int[] places) => new(
        model.Name, PackedArray.Of(places.Select(place => model.Predictions.Predicted[place])),
        PackedArray.Of(places.Select(place => (int)Math.Round(1000 * model.Predictions.Confidence(place)))));

    static ExplorerClusters Clusters(LayerCurve curve, CurvePoint point, int[] places) => new(
        point.Layer == Layers.LayerFeatures.Pixels ? null : curve.Model, point.Layer, curve.Method, PackedArray.Of(places.Select(place => point.Matched[place])));
}
