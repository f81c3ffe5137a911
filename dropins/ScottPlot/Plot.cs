using ScottPlot.Grids;
using ScottPlot.Panels;

namespace ScottPlot;

/// <summary>A figure: data on axes, with title, labels, grid and legend.</summary>
public partial class Plot : IDisposable
{
    public BackgroundStyle FigureBackground = new();
    public BackgroundStyle DataBackground = new();

    public Plot()
    {
        Axes = new AxisManager(this);
        Add = new PlottableAdder(this);
        Legend = new Legend(this);
        Layout = new LayoutManager(this);
    }

    public PlottableAdder Add { get; }
    public AxisManager Axes { get; }
    public Legend Legend { get; set; }
    public LayoutManager Layout { get; }
    public DefaultGrid Grid => Axes.DefaultGrid;
    public List<IPlottable> PlottableList { get; } = [];

    public IEnumerable<IPlottable> GetPlottables() => PlottableList;

    public IEnumerable<T> GetPlottables<T>()
        where T : IPlottable => PlottableList.OfType<T>();

    public void Clear() => PlottableList.Clear();

    public void Clear<T>()
        where T : IPlottable => PlottableList.RemoveAll(plottable => plottable is T);

    public void Remove(IPlottable plottable) => PlottableList.Remove(plottable);

    public void Remove<T>()
        where T : IPlottable => Clear<T>();

    public void Remove(IPanel panel) => Axes.Remove(panel);

    /// <summary>Draws it above all others.</summary>
    public void MoveToTop(IPlottable plottable)
    {
        PlottableList.Remove(plottable);
        PlottableList.Add(plottable);
    }

    /// <summary>Draws it below all others.</summary>
    public void MoveToBottom(IPlottable plottable)
    {
        PlottableList.Remove(plottable);
        PlottableList.Insert(0, plottable);
    }

    public void MoveToFront(IPlottable plottable) => MoveToTop(plottable);

    public void MoveToBack(IPlottable plottable) => MoveToBottom(plottable);

    public void Title(string text = null, float? size = null)
    {
        Axes.Title.Label.Text = text;
        Axes.Title.IsVisible = !string.IsNullOrWhiteSpace(text);
        Axes.Title.Label.FontSize = size ?? Axes.Title.Label.FontSize;
    }

    public void Title(bool show) => Axes.Title.IsVisible = show;

    public void XLabel(string label, float? size = null) => SetLabel(Axes.Bottom, label, size);

    public void YLabel(string label, float? size = null) => SetLabel(Axes.Left, label, size);

    public Legend ShowLegend()
    {
        Legend.IsVisible = true;
        return Legend;
    }

    public Legend ShowLegend(Alignment alignment)
    {
        Legend.Alignment = alignment;
        return ShowLegend();
    }

    public Legend ShowLegend(Alignment alignment, Orientation orientation)
    {
        Legend.Orientation = orientation;
        return ShowLegend(alignment);
    }

    public Legend ShowLegend(IEnumerable<LegendItem> items, Alignment location = Alignment.LowerRight)
    {
        Legend.ManualItems = [.. items];
        Legend.DisplayPlottableLegendItems = false;
        return ShowLegend(location);
    }

    /// <summary>Puts the legend beside the data area instead of into it.</summary>
    public LegendPanel ShowLegend(Edge edge)
    {
        bool isWide = edge is Edge.Bottom or Edge.Top;
        Legend.IsVisible = false;
        Legend.Orientation = isWide ? Orientation.Horizontal : Orientation.Vertical;
        LegendPanel panel = new(Legend) { Edge = edge, Alignment = isWide ? Alignment.UpperCenter : Alignment.UpperLeft };
        Axes.AddPanel(panel);
        return panel;
    }

    public Legend HideLegend()
    {
        Legend.IsVisible = false;
        return Legend;
    }

    public void HideGrid() => Grid.IsVisible = false;

    public void ShowGrid() => Grid.IsVisible = true;

    public void HideAxesAndGrid() => SetAxesAndGrid(isVisible: false);

    public void ShowAxesAndGrid() => SetAxesAndGrid(isVisible: true);

    public void Dispose() => GC.SuppressFinalize(this);

    void SetAxesAndGrid(bool isVisible)
    {
        Grid.IsVisible = isVisible;
        foreach (IAxis axis in Axes.GetAxes())
            axis.IsVisible = isVisible;
    }

    static void SetLabel(IAxis axis, string label, float? size)
    {
        axis.Label.Text = label;
        axis.Label.FontSize = size ?? axis.Label.FontSize;
    }
}
