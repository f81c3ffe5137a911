namespace ScottPlot;

/// <summary>Where the data area lies: measured from what stands about it, or fixed by hand.</summary>
public class LayoutManager
{
    readonly Plot _plot;

    public LayoutManager(Plot plot) => _plot = plot;

    internal Func<PixelRect, PixelRect> FixedData { get; private set; }

    public void Default() => FixedData = null;

    public void Fixed(PixelPadding padding) => FixedData = figure => figure.Contract(padding);

    public void Fixed(PixelRect dataRect) => FixedData = _ => dataRect;

    public void Frameless(bool hideAllPanels = true)
    {
        Fixed(PixelPadding.Zero);
        if (!hideAllPanels)
            return;
        foreach (IPanel panel in _plot.Axes.GetPanels())
            panel.IsVisible = false;
    }
}
