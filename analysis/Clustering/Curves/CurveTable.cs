using Spectre.Console;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>Layer curves as tables for people.</summary>
static class CurveTable
{
    static readonly (string Key, string Title)[] Shown =
    [
        ("nmi", "NMI"), ("ami", "AMI"), ("ari", "ARI"), ("homogeneity", "homogeneity"), ("completeness", "completeness"),
        ("purity", "purity"), ("matchedAccuracy", "accuracy"), ("silhouette", "silhouette"),
    ];

    /// <summary>One curve, a row a layer.</summary>
    public static Table Of(LayerCurve curve)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(Markup.Escape(curve.Model is null ? curve.Method : $"{curve.Method} on {curve.Model}")) { NoWrap = true });
        foreach (string title in (IEnumerable<string>)["pooling", "values", "clusters", "noise", .. Shown.Select(shown => shown.Title), "s"])
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = Justify.Right });
        foreach (CurvePoint point in curve.Points)
            table.AddRow([
                Markup.Escape(point.Layer), Markup.Escape(point.Pooling ?? ""), $"{point.Width:N0}", $"{point.Clusters}",
                point.Noise == 0 ? "" : $"{point.Noise:N0}",
                .. Shown.Select(shown => double.IsNaN(point[shown.Key]) ? "" : $"{point[shown.Key]:0.000}"), $"{point.Seconds:0.0}"]);
        return table;
    }
}
