using ScottPlot;

namespace Strata.Analysis.Classical;

/// <summary>The accuracy of each classifier as a point with its 95 % interval, the best one on top.</summary>
static class ClassicalPlot
{
    const int Width = 800;
    const int HeightOfALine = 26;
    const int Rest = 130;

    /// <summary>The picture as SVG.</summary>
    public static string Of(ClassicalReport report)
    {
        ClassicalResult[] ranked = [.. report.Models.OrderByDescending(result => result.Accuracy)];
        Plot plot = new();
        Color colour = new ScottPlot.Palettes.ColorblindFriendly().GetColor(5);
        for (int line = 0; line < ranked.Length; line++)
            plot.Add.Line(100 * ranked[line].AccuracyLow, -line, 100 * ranked[line].AccuracyHigh, -line).LineColor = colour;
        double[] places = [.. Enumerable.Range(0, ranked.Length).Select(line => (double)-line)];
        plot.Add.ScatterPoints([.. ranked.Select(result => 100 * result.Accuracy)], places, colour).MarkerSize = 9;
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, [.. ranked.Select(result => result.Name)]);
        plot.Axes.SetLimitsY(-ranked.Length + 0.4, 0.6);
        plot.XLabel($"accuracy on {report.TestImages:N0} test images, %");
        plot.Title($"{report.DataSet}, {report.TrainImages:N0} images learned from");
        return plot.GetSvgXml(Width, ranked.Length * HeightOfALine + Rest);
    }
}
