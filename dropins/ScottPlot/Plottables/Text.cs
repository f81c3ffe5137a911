namespace ScottPlot.Plottables;

/// <summary>A text at a place of the data.</summary>
public class Text : LabelStyleProperties, IPlottable, IDrawn
{
    public override LabelStyle LabelStyle { get; set; } = new();
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public IEnumerable<LegendItem> LegendItems => [];
    public Coordinates Location { get; set; }
    public Alignment Alignment { get => LabelStyle.Alignment; set => LabelStyle.Alignment = value; }
    public float OffsetX { get; set; }
    public float OffsetY { get; set; }

    public AxisLimits GetAxisLimits() => new([Location]);

    void IDrawn.Draw(Canvas canvas)
    {
        if (Location.AreReal)
            canvas.Text(LabelStyle, Axes.GetPixel(Location).WithOffset(OffsetX, OffsetY));
    }
}
