using Strata.Analysis.Results;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>The files of `cluster`. Each is written whole or not at all, summary.json last.</summary>
static class CurveFiles
{
    /// <summary>Writes curve.csv, clusters.csv, the plots and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">The curves.</param>
    /// <param name="images">[N]: the place of each image in its split.</param>
    /// <param name="labels">[N]: its class.</param>
    public static void Write(string folder, ClusterReport report, int[] images, int[] labels)
    {
        (LayerCurve Curve, CurvePoint Point)[] all = [.. report.Curves.SelectMany(curve => curve.Points.Select(point => (curve, point)))];
        string[] keys = [.. all.SelectMany(one => one.Point.Figures).Select(figure => figure.Key).Distinct()];
        ResultFiles.WriteCsv(Path.Combine(folder, "curve.csv"),
            ["model", "method", "layer", "pooling", "width", "clusters", "noise", "converged", "seconds", .. keys],
            all.Select(one => (object?[])[
                one.Curve.Model ?? "", one.Curve.Method, one.Point.Layer, one.Point.Pooling ?? "", one.Point.Width,
                one.Point.Clusters, one.Point.Noise, one.Point.Converged ? 1 : 0, one.Point.Seconds,
                .. keys.Select(key => (object)one.Point[key])]));
        ResultFiles.WriteCsv(Path.Combine(folder, "clusters.csv"), ["image", "label", .. all.Select(one => Column(one.Curve, one.Point))],
            Enumerable.Range(0, images.Length).Select(i => (object?[])[
                images[i], labels[i], .. all.Select(one => (object)one.Point.Matched[i])]));
        CurvePlots.Write(folder, report, labels);
        ResultFiles.WriteSummary(folder, report);
    }

    static string Column(LayerCurve curve, CurvePoint point) =>
        $"{(curve.Model is null ? "" : $"{curve.Model}/")}{point.Layer}/{curve.Method}";
}
