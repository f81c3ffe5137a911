using System.Text.Json;
using CsvHelper;
using Strata.Storage;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>The files of `cluster`. Each is written whole or not at all, summary.json last.</summary>
static class CurveFiles
{
    static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes curve.csv, clusters.csv, the plots and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">The curves.</param>
    /// <param name="images">[N]: the place of each image in its split.</param>
    /// <param name="labels">[N]: its class.</param>
    public static void Write(string folder, ClusterReport report, int[] images, int[] labels)
    {
        (LayerCurve Curve, CurvePoint Point)[] all = [.. report.Curves.SelectMany(curve => curve.Points.Select(point => (curve, point)))];
        string[] keys = [.. all.SelectMany(one => one.Point.Figures).Select(figure => figure.Key).Distinct()];
        WriteCsv(Path.Combine(folder, "curve.csv"),
            ["model", "method", "layer", "pooling", "width", "clusters", "noise", "converged", "seconds", .. keys],
            all.Select(one => (object[])[
                one.Curve.Model ?? "", one.Curve.Method, one.Point.Layer, one.Point.Pooling ?? "", one.Point.Width,
                one.Point.Clusters, one.Point.Noise, one.Point.Converged ? 1 : 0, one.Point.Seconds,
                .. keys.Select(key => double.IsNaN(one.Point[key]) ? "" : (object)one.Point[key])]));
        WriteCsv(Path.Combine(folder, "clusters.csv"), ["image", "label", .. all.Select(one => Column(one.Curve, one.Point))],
            Enumerable.Range(0, images.Length).Select(i => (object[])[
                images[i], labels[i], .. all.Select(one => (object)one.Point.Matched[i])]));
        CurvePlots.Write(folder, report, labels);
        AtomicFile.WriteText(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(report, Json.Indented) + "\n");
    }

    static string Column(LayerCurve curve, CurvePoint point) =>
        $"{(curve.Model is null ? "" : $"{curve.Model}/")}{point.Layer}/{curve.Method}";

    static void WriteCsv(string path, string[] header, IEnumerable<object[]> rows) => AtomicFile.Write(path, stream =>
    {
        using CsvWriter csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        csv.WriteHeader(header);
        foreach (object[] row in rows)
        {
            foreach (object field in row)
                csv.WriteField(field);
            csv.EndRecord();
        }
    });
}
