using Strata.Analysis.Clustering.Curves;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>How well clusters, found without labels, agree with the classes, from the pixels down the layers.</summary>
[Part("layer-curves", "Clusters down the layers")]
sealed class LayerCurveSection : IReportSection
{
    const int Width = 900, Height = 520;

    /// <inheritdoc/>
    public int Place => 40;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        ClusterReport report = context.Clusters;
        string command = context.Command("cluster", string.Join(' ', context.Options.Clusterers.Select(method => $"--method {method}")));
        body.Picture("curve-nmi.svg", CurvePlot.Of(report, "nmi", "normalised mutual information"), Width, Height,
            "Agreement of clusters with classes: 1 where every cluster is a class, 0 where they have nothing to do with each other.", command);
        foreach (LayerCurve curve in report.Curves)
            body.Say(curve.Sentence, isFinding: curve.Method == report.Curves[0].Method);
        foreach (string sentence in CurveSentence.Agreement(report.Curves))
            body.Say(sentence);
        body.Heading("Which classes come apart where");
        body.SideBySide(() =>
        {
            // The first method stands for all: the others' maps are in `cluster`'s own folder.
            foreach (LayerCurve curve in report.Curves.Where(curve => curve.Method == report.Curves[0].Method))
                body.Picture($"classes-{FileName.Of(curve.Model ?? "pixels")}.svg", ClassMap.Of(curve, report.Classes, context.Input.Labels),
                    Width, ClassMap.HeightOf(curve), $"{curve.Model ?? "pixels"}: the share of each class's images that lie in the cluster matched to it.", command);
        });
        body.Table(Table(report), "layer-curves.csv", "Every clustering.", command);
    }

    static ReportTable Table(ClusterReport report) => new(
        [
            new("model", "model"), new("layer", "layer"), new("method", "method"), new("width", "values", "N0"), new("clusters", "clusters", "N0"),
            new("nmi", "NMI", "0.000"), new("ari", "ARI", "0.000"), new("matchedAccuracy", "matched accuracy", "0.000"), new("silhouette", "silhouette", "0.000"),
            new("seconds", "s", "0.00"),
        ],
        [
            .. report.Curves.SelectMany(curve => curve.Points.Select(point => (object?[])[
                curve.Model, point.Layer, curve.Method, point.Width, point.Clusters,
                point["nmi"], point["ari"], point["matchedAccuracy"], point["silhouette"], point.Seconds]))
        ]);
}
