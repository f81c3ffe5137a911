using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.LearningCurves;

/// <summary>Errors over images learned from, both axes logarithmic: points with intervals, the laws with bands, dashed beyond what was measured.</summary>
static class LearningPlot
{
    const int Width = 940, Height = 580;
    const double Alpha = 0.16, Widest = 4;

    static readonly double[] s_sizes = [1, 2, 5], s_shares = [1, 2, 3, 4, 5, 7];

    // Told apart by people with any colour vision; Wong's yellow is too light for thin lines on white.
    static readonly Color[] s_colours = [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];

    /// <summary>The picture as SVG.</summary>
    public static string Of(LearningReport report)
    {
        Plot plot = new();
        (double least, double most) = Limits(report);
        for (int place = 0; place < report.Series.Count; place++)
            Draw(plot, report.Series[place], s_colours[place % s_colours.Length], least, most);
        LearningPoint[] all = [.. report.Series.SelectMany(series => series.Points)];
        double left = all.Min(point => point.TrainImages), right = all.Max(point => point.TrainImages);
        double end = report.Series.Any(series => series.Fit is not null) ? Widest * right : 1.2 * right;
        plot.Axes.Bottom.TickGenerator = Ticks(left, end, s_sizes, value => $"{value:N0}");
        plot.Axes.Left.TickGenerator = Ticks(100 * least, 100 * most, s_shares, value => $"{value:0.###}");
        plot.Axes.SetLimits(Math.Log10(left / 1.15), Math.Log10(end), Math.Log10(100 * least), Math.Log10(100 * most));
        plot.XLabel("images learned from");
        plot.YLabel($"errors on {report.TestImages:N0} test images, %");
        plot.Title($"{report.DataSet}: errors over the number of training images", 16);
        plot.ShowLegend(Edge.Right);
        return plot.GetSvgXml(Width, Height);
    }

    static (double Least, double Most) Limits(LearningReport report)
    {
        LearningPoint[] seen = [.. report.Series.SelectMany(series => series.Points).Where(point => point.Errors > 0)];
        double[] ends = [.. seen.SelectMany(point => (double[])[point.Low, point.High]), .. report.Series.Select(series => series.Fit?.AtTwice.Low ?? 0)];
        double[] positive = [.. ends.Where(end => end > 0).DefaultIfEmpty(0.01)];
        return (positive.Min() / 1.3, Math.Min(1, positive.Max() * 1.3));
    }

    static void Draw(Plot plot, LearningSeries series, Color colour, double least, double most)
    {
        double largest = series.Last.TrainImages;
        double Clip(double share) => Math.Log10(100 * Math.Clamp(share, least, most));
        if (series.Fit is { } fit)
        {
            plot.Add.FillY([.. fit.Band.Select(step => (Math.Log10(step.Images), Clip(step.ErrorShare.High), Clip(step.ErrorShare.Low)))])
                .FillColor = colour.WithAlpha(Alpha);
            Line(plot, [.. fit.Band.Where(step => step.Images <= largest * 1.1)], colour, LinePattern.Solid, Clip);
            Line(plot, [.. fit.Band.Where(step => step.Images >= largest)], colour, LinePattern.Dashed, Clip);
        }
        LearningPoint[] seen = [.. series.Points.Where(point => point.Errors > 0)];
        foreach (LearningPoint point in seen)
        {
            double x = Math.Log10(point.TrainImages);
            plot.Add.Line(x, Clip(point.Low), x, Clip(point.High)).LineColor = colour;
        }
        Coordinates[] places = [.. seen.Select(point => new Coordinates(Math.Log10(point.TrainImages), Clip(point.ErrorShare)))];
        ScottPlot.Plottables.Scatter points = plot.Add.Scatter(places, colour);
        (points.LineWidth, points.MarkerSize, points.LegendText) = (series.Fit is null ? 1.5f : 0, 8, series.Name);
        points.MarkerShape = series.IsNetwork ? MarkerShape.FilledCircle : MarkerShape.FilledSquare;
    }

    static void Line(Plot plot, (double Images, Bounded ErrorShare)[] steps, Color colour, LinePattern pattern, Func<double, double> place)
    {
        if (steps.Length < 2)
            return;
        Coordinates[] places = [.. steps.Select(step => new Coordinates(Math.Log10(step.Images), place(step.ErrorShare.Value)))];
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(places, colour);
        (line.LineWidth, line.LinePattern) = (2, pattern);
    }

    // So many times every power of ten, within the limits.
    static NumericManual Ticks(double from, double to, double[] steps, Func<double, string> spell)
    {
        double[] values = [.. Enumerable.Range((int)Math.Floor(Math.Log10(from)), (int)Math.Ceiling(Math.Log10(to / from)) + 2)
            .SelectMany(power => steps.Select(step => step * Math.Pow(10, power))).Where(value => value >= from * 0.999 && value <= to * 1.001)];
        return new NumericManual([.. values.Select(Math.Log10)], [.. values.Select(spell)]);
    }
}
