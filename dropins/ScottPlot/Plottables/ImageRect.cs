namespace ScottPlot.Plottables;

/// <summary>A picture stretched over a rectangle of the data.</summary>
public class ImageRect : IPlottable, IDrawn
{
    public Image Image { get; set; }
    public CoordinateRect Rect { get; set; }
    /// <summary>Blends pixels; without it they stay sharp squares.</summary>
    public bool AntiAlias { get; set; } = true;
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new(Rect);

    void IDrawn.Draw(Canvas canvas)
    {
        if (Image is not null)
            canvas.Image(Image, Axes.GetPixelRect(Rect), AntiAlias);
    }
}
