using ScottPlot;

namespace Strata.Analysis.Comparison;

/// <summary>The accuracy of each model with its interval, best on top, and the letters of its groups beside it.</summary>
static class ComparisonPlot
{
    const int Width = 800, HeightOfALine = 28, Rest = 150;
    const double Margin = 0.06;
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14;

    /// <summary>The picture as SVG.</summary>
    public static string Of(ComparisonReport report)
    {
        Plot plot = new();
        Color colour = new ScottPlot.Palettes.ColorblindFriendly().GetColor(5);
        int count = report.Models.Count;
        double least = 100 * report.Models.Min(model => model.Accuracy.Low), most = 100 * report.Models.Max(model => model.Accuracy.High);
        double room = Math.Max(most - least, 0.1);
        for (int line = 0; line < count; line++)
            Draw(plot, report.Models[line], -line, most + 0.7 * Margin * room, colour);
        double[] places = [.. Enumerable.Range(0, count).Select(line => (double)-line)];
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, [.. report.Models.Select(model => model.Name)]);
        plot.Axes.SetLimits(least - Margin * room, most + 3 * Margin * room, -count + 0.4, 0.6);
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        plot.Axes.Left.MinimumSize = PixelsOfALetter * report.Models.Max(model => model.Name.Length) + PixelsOfATick;
        plot.XLabel("accuracy, % (95 % interval); a shared letter: no difference shown");
        plot.Axes.Bottom.Label.FontSize = 13;
        plot.Title($"{report.DataSet} ({report.Split}), {report.Images:N0} images", 16);
        return plot.GetSvgXml(Width, count * HeightOfALine + Rest);
    }

    static void Draw(Plot plot, ComparedModel model, double y, double right, Color colour)
    {
        ScottPlot.Plottables.LinePlot interval = plot.Add.Line(100 * model.Accuracy.Low, y, 100 * model.Accuracy.High, y);
        (interval.LineColor, interval.LineWidth) = (colour, 2);
        plot.Add.ScatterPoints([100 * model.Accuracy.Value], new double[] { y }, colour).MarkerSize = 9;
        ScottPlot.Plottables.Text letters = plot.Add.Text(model.Letters, right, y);
        (letters.LabelAlignment, letters.LabelFontSize) = (Alignment.MiddleLeft, 13);
    }
}
