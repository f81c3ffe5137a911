using ScottPlot.Panels;

namespace ScottPlot;

/// <summary>Makes plottables, in the next colour of the palette where none is given, and adds them to the plot.</summary>
public partial class PlottableAdder
{
    int _nextColor;

    public PlottableAdder(Plot plot) => Plot = plot;

    public Plot Plot { get; }
    public IPalette Palette { get; set; } = new Palettes.Category10();

    public Color GetNextColor(bool incrementCounter = true)
    {
        Color color = Palette.GetColor(_nextColor);
        _nextColor += incrementCounter ? 1 : 0;
        return color;
    }

    public IPlottable Plottable(IPlottable plottable) => Added(plottable is IDrawn
        ? plottable
        : throw new NotSupportedException(
            $"The drop-in of ScottPlot draws its own plottables only, not a {plottable.GetType().Name}"));

    public ColorBar ColorBar(IHasColorAxis source, Edge edge = Edge.Right)
    {
        ColorBar bar = new(source, edge);
        Plot.Axes.AddPanel(bar);
        return bar;
    }

    T Added<T>(T plottable)
        where T : IPlottable
    {
        Plot.PlottableList.Add(plottable);
        return plottable;
    }
}
