namespace ScottPlot.Plottables;

/// <summary>A picture centred on a place of the data, as large on the figure as it has pixels, times Scale.</summary>
public class ImageMarker : IPlottable, IDrawn
{
    public Image Image { get; set; }
    public Coordinates Location { get; set; }
    public float Scale { get; set; } = 1;
    public bool AntiAlias { get; set; } = true;
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new([Location]);

    void IDrawn.Draw(Canvas canvas)
    {
        if (Image is null || !Location.AreReal)
            return;
        (float width, float height) = (Image.Width * Scale, Image.Height * Scale);
        canvas.Image(Image, new PixelRect(Axes.GetPixel(Location).WithOffset(-width / 2, -height / 2), width, height), AntiAlias);
    }
}
