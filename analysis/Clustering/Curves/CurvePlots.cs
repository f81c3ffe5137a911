using ScottPlot;
using Strata.Storage;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>The pictures of `cluster`, as SVG.</summary>
static class CurvePlots
{
    const int Width = 900, Height = 520;

    static readonly (string Key, string Title)[] Figures =
    [
        ("nmi", "normalised mutual information"), ("ari", "adjusted Rand index"),
        ("matchedAccuracy", "matched accuracy"), ("silhouette", "silhouette"),
    ];

    /// <summary>A curve for each of four figures, and for each curve how its clusters meet the classes.</summary>
    public static void Write(string folder, ClusterReport report, int[] labels)
    {
        foreach ((string key, string title) in Figures)
            if (report.Curves.Any(curve => curve.Points.Any(point => !double.IsNaN(point[key]))))
                Save(CurvePlot.Of(report, key, title), folder, $"curve-{key}.svg", Height);
        foreach (LayerCurve curve in report.Curves)
        {
            string name = new MethodChoice(curve.Method, null!).FileName + (curve.Model is null ? "" : $"-{FileName.Of(curve.Model)}");
            Save(ClassMap.Of(curve, report.Classes, labels), folder, $"classes-{name}.svg", ClassMap.HeightOf(curve));
        }
    }

    static void Save(Plot plot, string folder, string file, int height) =>
        AtomicFile.WriteText(Path.Combine(folder, file), plot.GetSvgXml(Width, height));
}
