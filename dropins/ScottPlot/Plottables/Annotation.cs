namespace ScottPlot.Plottables;

/// <summary>A text at a place of the data area, whatever the axes show.</summary>
public class Annotation : LabelStyleProperties, IPlottable, IDrawn
{
    public override LabelStyle LabelStyle { get; set; } = new();
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];
    public string Text { get => LabelStyle.Text; set => LabelStyle.Text = value; }
    public Alignment Alignment { get; set; } = Alignment.UpperLeft;
    /// <summary>Distance from the edge it is aligned to, in pixels.</summary>
    public float OffsetX { get; set; } = 10;
    public float OffsetY { get; set; } = 10;

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    void IDrawn.Draw(Canvas canvas)
    {
        LabelStyle style = LabelStyle.With(Text);
        style.Alignment = Alignment;
        Pixel corner = Axes.DataRect.GetAlignedPixel(Alignment);
        canvas.Text(style, corner.WithOffset(OffsetX * (1 - 2 * Alignment.FromLeft()), OffsetY * (1 - 2 * Alignment.FromTop())));
    }
}
