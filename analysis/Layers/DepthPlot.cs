using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Layers;

/// <summary>One figure down the layers of one network.</summary>
/// <param name="Colour">Lines of one number have one colour.</param>
/// <param name="Pattern">Lines of one number are dashed alike.</param>
/// <param name="Layers">The layers' names, in order.</param>
/// <param name="Values">A value a layer; NaN where there is none.</param>
sealed record DepthLine(int Colour, int Pattern, IReadOnlyList<string> Layers, IReadOnlyList<double> Values)
{
    /// <summary>What the legend calls it; null for a line that it leaves out.</summary>
    public string? Name { get; init; }

    /// <summary>The ends of each value's interval, drawn as a band; null where there are none.</summary>
    public IReadOnlyList<(double Low, double High)>? Intervals { get; init; }
}

/// <summary>Figures by depth: the layers from left to right, a line for each figure and network.</summary>
static class DepthPlot
{
    const int MostNamesUpright = 8;

    // Told apart by people with any colour vision; the palette's yellow is too light for thin lines on white.
    static readonly Color[] s_colours = [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];
    static readonly LinePattern[] s_patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    /// <summary>A plot with the lines, the layers' names below and the legend beside it.</summary>
    public static Plot Of(IReadOnlyList<DepthLine> lines)
    {
        Plot plot = new();
        LayerAxis axis = new([.. lines.Select(line => line.Layers)]);
        foreach (DepthLine line in lines)
            Draw(plot, line, axis);
        plot.Axes.Bottom.TickGenerator = new NumericManual([.. Enumerable.Range(0, axis.Names.Count).Select(place => (double)place)], [.. axis.Names]);
        bool areMany = axis.Names.Count > MostNamesUpright;
        (plot.Axes.Bottom.TickLabelStyle.Rotation, plot.Axes.Bottom.TickLabelStyle.Alignment) =
            areMany ? (30, Alignment.MiddleLeft) : (0, Alignment.UpperCenter);
        plot.ShowLegend(Edge.Right);
        return plot;
    }

    /// <summary>A line in the legend that stands for all of its pattern.</summary>
    public static void Explain(Plot plot, int pattern, string name)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(Array.Empty<Coordinates>(), Colors.Gray);
        (line.LineWidth, line.MarkerSize, line.LinePattern, line.LegendText) = (2, 0, s_patterns[pattern % s_patterns.Length], name);
    }

    static void Draw(Plot plot, DepthLine line, LayerAxis axis)
    {
        Color colour = s_colours[line.Colour % s_colours.Length];
        int[] known = [.. Enumerable.Range(0, line.Values.Count).Where(at => !double.IsNaN(line.Values[at]))];
        double[] places = [.. known.Select(at => (double)axis.PlaceOf(line.Layers[at], at))];
        if (line.Intervals is { } ends)
        {
            ScottPlot.Plottables.FillY band = plot.Add.FillY(
                places, [.. known.Select(at => ends[at].Low)], [.. known.Select(at => ends[at].High)]);
            (band.FillColor, band.LineWidth) = (colour.WithAlpha(0.2), 0);
        }
        Coordinates[] points = [.. known.Select((at, i) => new Coordinates(places[i], line.Values[at]))];
        ScottPlot.Plottables.Scatter drawn = plot.Add.Scatter(points, colour);
        (drawn.LineWidth, drawn.MarkerSize, drawn.LinePattern) = (2, 7, s_patterns[line.Pattern % s_patterns.Length]);
        if (line.Name is not null)
            drawn.LegendText = line.Name;
    }
}
