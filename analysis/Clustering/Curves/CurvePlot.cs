using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>One figure from the pixels down the layers, a line for each network and method.</summary>
static class CurvePlot
{
    // Told apart by people with any colour vision; Wong's yellow is too light for thin lines on white.
    static readonly Color[] Colours = [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];
    static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    public static Plot Of(ClusterReport report, string key, string title)
    {
        Plot plot = new();
        string?[] models = [.. report.Curves.Select(curve => curve.Model).Distinct()];
        string[] methods = [.. report.Curves.Select(curve => curve.Method).Distinct()];
        // Networks of different depth have different layers: then the axis counts, and the longest has its names on it.
        LayerCurve longest = report.Curves.MaxBy(curve => curve.Points.Count)!;
        foreach (LayerCurve curve in report.Curves)
        {
            Coordinates[] points =
            [
                .. curve.Points.Select((point, place) => new Coordinates(place, point[key])).Where(point => !double.IsNaN(point.Y))
            ];
            ScottPlot.Plottables.Scatter line = plot.Add.Scatter(points, Colours[Array.IndexOf(methods, curve.Method) % Colours.Length]);
            (line.LineWidth, line.MarkerSize, line.LinePattern) = (2, 8, Patterns[Array.IndexOf(models, curve.Model) % Patterns.Length]);
            line.LegendText = models.Length > 1 ? $"{curve.Method}, {curve.Model}" : curve.Method;
        }
        string[] names = [.. longest.Points.Select(point => point.Layer)];
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(0, names.Length).Select(place => (double)place)], names);
        plot.Axes.Bottom.TickLabelStyle.Rotation = names.Length > 8 ? 30 : 0;
        plot.Axes.Bottom.TickLabelStyle.Alignment = names.Length > 8 ? Alignment.MiddleLeft : Alignment.UpperCenter;
        plot.YLabel(title);
        plot.Title($"clusters against classes, {report.DataSet} ({report.Split}), {report.Images:N0} images");
        plot.ShowLegend(Edge.Right);
        return plot;
    }
}
