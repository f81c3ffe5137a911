using ScottPlot;
using Strata.Training.Charts;

namespace Strata.Training.RateFinding;

/// <summary>lr-find.svg: loss over learning rate, each step and smoothed, with the suggestions.</summary>
static class RateChart
{
    /// <summary>Beyond twice the first loss lies only the break-out, which would press the rest flat.</summary>
    const double Ceiling = 2;

    public static void Save(string path, string title, IReadOnlyList<RatePoint> points, RateSuggestion? suggestion)
    {
        if (points.Count == 0)
            return;
        RatePoint[] shown = [.. points.Where(point => point.Smoothed <= Ceiling * points[0].Smoothed)];
        double[] rates = [.. shown.Select(point => Math.Log10(point.Rate))];
        Plot plot = new();
        plot.Title(title);
        plot.XLabel("learning rate");
        plot.YLabel("loss");
        plot.Add.ScatterPoints(rates, [.. shown.Select(point => Math.Min(point.Loss, Ceiling * points[0].Smoothed))]).LegendText = "each batch";
        plot.Add.ScatterLine(rates, [.. shown.Select(point => point.Smoothed)]).LegendText = "smoothed";
        if (suggestion is not null)
        {
            plot.Add.VerticalLine(Math.Log10(suggestion.Steepest), pattern: LinePattern.Dotted).LegendText = "falls fastest";
            plot.Add.VerticalLine(Math.Log10(suggestion.TenthOfLowest), pattern: LinePattern.Dashed).LegendText = "a tenth of the lowest";
        }
        plot.Axes.Bottom.TickGenerator = Chart.Decades(shown.Select(point => point.Rate));
        plot.ShowLegend(Alignment.UpperLeft);
        Chart.Save(plot, path);
    }
}
