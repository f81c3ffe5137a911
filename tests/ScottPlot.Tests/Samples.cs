using ScottPlot;
using ScottPlot.Colormaps;

namespace Strata.Tests;

/// <summary>One plot of each kind, for what holds of all.</summary>
public static class Samples
{
    static readonly double[] s_xs = [1, 2, 3, 4, 5];
    static readonly double[] s_ys = [2.5, 1.25, 3, 2.75, 4];

    static readonly Dictionary<string, Action<Plot>> s_kinds = new()
    {
        ["empty"] = _ => { },
        ["line"] = plot => plot.Add.Scatter(s_xs, s_ys).LegendText = "line",
        ["points"] = plot => plot.Add.ScatterPoints(s_xs, s_ys).LegendText = "points",
        ["markers"] = plot => plot.Add.Markers(s_xs, s_ys).Colormap = new Viridis(),
        ["band"] = plot => plot.Add.FillY(s_xs, [.. s_ys.Select(y => y + 1)], [.. s_ys.Select(y => y - 1)]).LegendText = "band",
        ["errors"] = plot => plot.Add.ErrorBar(s_xs, s_ys, [0.1, 0.2, 0.3, 0.2, 0.1]).LegendText = "errors",
        ["bars"] = plot => plot.Add.Bars(s_ys).Bars.ForEach(bar => (bar.Label, bar.Error) = ($"{bar.Value}", 0.5)),
        ["horizontal bars"] = plot =>
        {
            var bars = plot.Add.Bars([-3, 120, 99.5]);
            bars.Horizontal = true;
            bars.Bars.ForEach(bar => bar.Label = $"{bar.Value} per cent");
            plot.Axes.Left.SetTicks([0, 1, 2], ["none", "random erasing of a third", "mixup"]);
        },
        ["heat map"] = plot =>
            plot.Add.ColorBar(plot.Add.Heatmap(new double[,] { { 1, 2 }, { 3, double.NaN } })).Label = "counts",
        ["large heat map"] = plot => plot.Add.ColorBar(plot.Add.Heatmap(new double[120, 120]), Edge.Bottom),
        ["boxes"] = plot =>
            plot.Add.Box(new ScottPlot.Box { BoxMin = 1, BoxMiddle = 2, BoxMax = 3, WhiskerMin = 0, WhiskerMax = 5 }),
        ["image"] = plot => plot.Add.ImageRect(new Image(4, 3, Colors.Red), new CoordinateRect(0, 4, 0, 3)),
        ["lines across"] = plot =>
        {
            plot.Add.HorizontalLine(3).Text = "limit";
            plot.Add.VerticalLine(4).Text = "here";
            plot.Add.HorizontalSpan(1, 2);
            plot.Add.VerticalSpan(1, 2);
        },
        ["shapes"] = plot =>
        {
            plot.Add.Rectangle(0, 1, 0, 1);
            plot.Add.Polygon([new(0, 0), new(2, 1), new(1, 3)]);
            plot.Add.Line(0, 0, 1, 1);
            plot.Add.Marker(1, 2);
            plot.Add.ImageMarker(new Coordinates(1, 1), new Image(2, 2));
        },
        ["texts"] = plot =>
        {
            plot.Add.Text("cell", 1, 1).LabelRotation = 30;
            plot.Add.Annotation("n = 5");
        },
        ["categories"] = plot =>
        {
            plot.Add.Bars(s_ys);
            plot.Axes.Bottom.SetTicks([0, 1, 2, 3, 4], [.. s_ys.Select(y => $"a category with a long name, {y}")]);
        },
    };

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    public static Plot Make(string kind)
    {
        Plot plot = new();
        s_kinds[kind](plot);
        plot.Title($"A {kind} plot");
        plot.XLabel("x");
        plot.YLabel("y");
        plot.ShowLegend();
        return plot;
    }
}
