using ScottPlot;

namespace Strata.Training.Lab;

/// <summary>
/// Figures of each run as points on a line of its own, with 95 % intervals: accuracies differ in their last digits, which bars from
/// zero would hide.
/// </summary>
static class PointPlot
{
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14;
    const int HeightOfALine = 26, Rest = 130, Least = 360;

    public static (Plot, int Height) Of(StudyPlot plot, IReadOnlyList<StudyRow> rows)
    {
        Plot picture = new();
        // Groups with the same runs are series beside each other; else every run has a line of its own and figures are the series.
        bool groupsAreSeries = plot.Groups.Count > 1 && rows.Select(row => row.Name).Distinct().Count() * plot.Groups.Count == rows.Count;
        string[] lines = groupsAreSeries ? [.. rows.Select(row => row.Name).Distinct()] : [.. rows.Select(row => row.Name)];
        (string Name, StudyRow[] Rows, string Figure)[] series = groupsAreSeries
            ? [.. from @group in plot.Groups from figure in plot.Y select (plot.Y.Count == 1 ? @group : $"{@group}, {StudyPlots.Axis(figure)}", rows.Where(row => row.Group == @group).ToArray(), figure)]
            : [.. plot.Y.Select(figure => (StudyPlots.Axis(figure), rows.ToArray(), figure))];
        for (int index = 0; index < series.Length; index++)
            Add(picture, series[index], index, series.Length);
        double[] places = [.. Enumerable.Range(0, lines.Length).Select(line => (double)-line)];
        picture.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(places, lines);
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        picture.Axes.Left.MinimumSize = PixelsOfALetter * lines.Max(line => line.Length) + PixelsOfATick;
        picture.Axes.SetLimitsY(-lines.Length + 0.4, 0.6);
        picture.XLabel(plot.Y.Count == 1 ? StudyPlots.Axis(plot.Y[0]) : "%");
        if (series.Length > 1)
            picture.ShowLegend(Edge.Right);
        return (picture, Math.Max(Least, lines.Length * HeightOfALine + Rest));
    }

    static void Add(Plot picture, (string Name, StudyRow[] Rows, string Figure) series, int index, int count)
    {
        // Series of one line stand a little above one another.
        double offset = count == 1 ? 0 : 0.2 - 0.4 * index / (count - 1);
        (double X, double Y, double Margin)[] points = [.. series.Rows
            .Select((row, line) => (StudyPlots.Drawn(row, series.Figure), offset - line, StudyPlots.Margin(row, series.Figure)))
            .Where(point => double.IsFinite(point.Item1))];
        Color colour = StudyPlots.Colour(index);
        foreach ((double x, double y, double margin) in points)
            if (margin > 0)
                picture.Add.Line(x - margin, y, x + margin, y).LineColor = colour;
        ScottPlot.Plottables.Scatter scatter = picture.Add.ScatterPoints(Array.ConvertAll(points, point => point.X), Array.ConvertAll(points, point => point.Y), colour);
        (scatter.LegendText, scatter.MarkerSize) = (series.Name, 9);
    }
}
