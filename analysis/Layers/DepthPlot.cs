using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Layers;

/// <summary>One figure down the layers of one network.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Colour">Lines of one number have one colour.</param>
/// <param name="Pattern">Lines of one number are dashed alike.</param>
/// <param name="Values">A value a layer; NaN where there is none.</param>
sealed record DepthLine(string Name, int Colour, int Pattern, IReadOnlyList<double> Values)
{
    /// <summary>The ends of each value's interval; null where there are none.</summary>
    public IReadOnlyList<(double Low, double High)>? Intervals { get; init; }
}

/// <summary>Figures by depth: the layers from left to right, a line for each figure and network, intervals as bands.</summary>
static class DepthPlot
{
    const int MostNamesUpright = 8;

    // Told apart by people with any colour vision; the palette's yellow is too light for thin lines on white.
    static readonly Color[] s_colours = [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];
    static readonly LinePattern[] s_patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    /// <summary>Draws them.</summary>
    /// <param name="layers">The names along the axis: those of the deepest network.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="yLabel">What is measured.</param>
    /// <param name="title">On what.</param>
    public static Plot Of(IReadOnlyList<string> layers, IReadOnlyList<DepthLine> lines, string yLabel, string title)
    {
        Plot plot = new();
        foreach (DepthLine line in lines)
            Draw(plot, line);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(0, layers.Count).Select(place => (double)place)], [.. layers]);
        bool areMany = layers.Count > MostNamesUpright;
        (plot.Axes.Bottom.TickLabelStyle.Rotation, plot.Axes.Bottom.TickLabelStyle.Alignment) =
            areMany ? (30, Alignment.MiddleLeft) : (0, Alignment.UpperCenter);
        plot.YLabel(yLabel);
        plot.Title(title);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    static void Draw(Plot plot, DepthLine line)
    {
        Color colour = s_colours[line.Colour % s_colours.Length];
        int[] places = [.. Enumerable.Range(0, line.Values.Count).Where(place => !double.IsNaN(line.Values[place]))];
        if (line.Intervals is { } ends)
        {
            ScottPlot.Plottables.FillY band = plot.Add.FillY(
                [.. places.Select(place => (double)place)], [.. places.Select(place => ends[place].Low)], [.. places.Select(place => ends[place].High)]);
            (band.FillColor, band.LineWidth) = (colour.WithAlpha(0.2), 0);
        }
        Coordinates[] points = [.. places.Select(place => new Coordinates(place, line.Values[place]))];
        ScottPlot.Plottables.Scatter drawn = plot.Add.Scatter(points, colour);
        (drawn.LineWidth, drawn.MarkerSize, drawn.LinePattern, drawn.LegendText) = (2, 8, s_patterns[line.Pattern % s_patterns.Length], line.Name);
    }
}
