using ScottPlot.AxisPanels;
using ScottPlot.Grids;
using ScottPlot.Panels;

namespace ScottPlot;

/// <summary>The axes, panels and grid of a plot.</summary>
public partial class AxisManager
{
    readonly Plot _plot;
    readonly List<IXAxis> _xAxes = [new BottomAxis(), new TopAxis()];
    readonly List<IYAxis> _yAxes = [new LeftAxis(), new RightAxis()];
    readonly List<IPanel> _panels = [];

    public AxisManager(Plot plot)
    {
        _plot = plot;
        DefaultGrid = new DefaultGrid(Bottom, Left);
    }

    public IXAxis Bottom => _xAxes.First(axis => axis.Edge == Edge.Bottom);
    public IXAxis Top => _xAxes.First(axis => axis.Edge == Edge.Top);
    public IYAxis Left => _yAxes.First(axis => axis.Edge == Edge.Left);
    public IYAxis Right => _yAxes.First(axis => axis.Edge == Edge.Right);
    public TitlePanel Title { get; } = new();
    public DefaultGrid DefaultGrid { get; set; }

    public IEnumerable<IXAxis> GetXAxes() => _xAxes;

    public IEnumerable<IYAxis> GetYAxes() => _yAxes;

    public IEnumerable<IAxis> GetAxes() => [.. _xAxes, .. _yAxes];

    public IEnumerable<IAxis> GetAxes(Edge edge) => GetAxes().Where(axis => axis.Edge == edge);

    /// <summary>From the data area outwards: axes, then what was added, then the title.</summary>
    public IPanel[] GetPanels() => [.. GetAxes(), .. _panels, Title];

    public LeftAxis AddLeftAxis() => Added(_yAxes, new LeftAxis());

    public RightAxis AddRightAxis() => Added(_yAxes, new RightAxis());

    public BottomAxis AddBottomAxis() => Added(_xAxes, new BottomAxis());

    public TopAxis AddTopAxis() => Added(_xAxes, new TopAxis());

    public void AddPanel(IPanel panel) => _panels.Add(panel is IDrawnPanel
        ? panel
        : throw new NotSupportedException($"The drop-in of ScottPlot draws its own panels only, not a {panel.GetType().Name}"));

    public void Remove(IPanel panel) => _panels.Remove(panel);

    /// <summary>Gives what has no axes of its own the ones at the bottom and on the left.</summary>
    public void ReplaceNullAxesWithDefaults()
    {
        foreach (IPlottable plottable in _plot.PlottableList)
        {
            plottable.Axes ??= new Axes();
            plottable.Axes.XAxis ??= Bottom;
            plottable.Axes.YAxis ??= Left;
        }
    }

    public void Color(Color color)
    {
        Title.Label.ForeColor = color;
        foreach (AxisBase axis in GetAxes().OfType<AxisBase>())
            axis.Color(color);
    }

    public void FrameColor(Color color)
    {
        foreach (IAxis axis in GetAxes())
            axis.FrameLineStyle.Color = color;
    }

    public void FrameWidth(float width)
    {
        foreach (IAxis axis in GetAxes())
            axis.FrameLineStyle.Width = width;
    }

    /// <summary>Shows or hides the lines about the data area.</summary>
    public void Frame(bool enable)
    {
        foreach (IAxis axis in GetAxes())
            axis.FrameLineStyle.IsVisible = enable;
    }

    /// <summary>The data area takes the whole figure.</summary>
    public void Frameless(bool hideAllPanels = true) => _plot.Layout.Frameless(hideAllPanels);

    static TAxis Added<TList, TAxis>(List<TList> axes, TAxis axis)
        where TAxis : TList
    {
        axes.Add(axis);
        return axis;
    }
}
