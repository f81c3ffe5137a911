using System.Globalization;
using ScottPlot;

namespace Strata.Training.Lab;

/// <summary>Figures over an option, a line for each group (and figure), with 95 % intervals.</summary>
static class LinePlot
{
    public static Plot Of(StudyPlot plot, IReadOnlyList<StudyRow> rows)
    {
        Plot picture = new();
        int series = 0;
        foreach (IGrouping<string, StudyRow> group in rows.GroupBy(row => row.Group))
            foreach (string figure in plot.Y)
                Add(picture, plot, [.. group.Where(row => double.IsFinite(Place(row, plot)) && double.IsFinite(StudyPlots.Drawn(row, figure)))
                    .OrderBy(row => Place(row, plot))], figure, Name(plot, group.Key, figure), StudyPlots.Colour(series++));
        double[] places = [.. rows.Select(row => Place(row, plot)).Where(double.IsFinite).Distinct().Order()];
        picture.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, [.. places.Select(place => Label(plot, place))]);
        picture.XLabel(StudyPlots.Axis(plot.X ?? ""));
        picture.YLabel(plot.Y.Count == 1 ? StudyPlots.Axis(plot.Y[0]) : "%");
        // Beside the lines, where it hides none of them.
        if (series > 1)
            picture.ShowLegend(Edge.Right);
        return picture;
    }

    static void Add(Plot picture, StudyPlot plot, StudyRow[] rows, string figure, string name, Color colour)
    {
        if (rows.Length == 0)
            return;
        double[] xs = [.. rows.Select(row => Place(row, plot))];
        double[] ys = [.. rows.Select(row => StudyPlots.Drawn(row, figure))];
        double[] margins = [.. rows.Select(row => StudyPlots.Margin(row, figure))];
        ScottPlot.Plottables.Scatter line = picture.Add.Scatter(xs, ys, colour);
        (line.LegendText, line.LineWidth, line.MarkerSize) = (name, 2, 8);
        if (margins.Any(margin => margin > 0))
            picture.Add.ErrorBar(xs, ys, margins).Color = colour;
    }

    static string Name(StudyPlot plot, string group, string figure) => plot.Y.Count == 1 ? group
        : plot.Groups.Count == 1 ? StudyPlots.Axis(figure) : $"{group}, {StudyPlots.Axis(figure)}";

    // A figure of that name, else the value of what the group varies.
    static double Place(StudyRow row, StudyPlot plot)
    {
        double value = row.Figures.TryGetValue(plot.X ?? "", out double figure) ? figure
            : double.TryParse(row.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double varied) ? varied : double.NaN;
        return plot.LogX ? Math.Log10(value) : value;
    }

    static string Label(StudyPlot plot, double place) =>
        (plot.LogX ? Math.Pow(10, place) : place).ToString("#,0.######", CultureInfo.InvariantCulture);
}
