namespace ScottPlot.Plottables;

/// <summary>A line across the whole data area; its text stands on the axis.</summary>
public abstract class AxisLine : LabelStyleProperties, IPlottable, IHasLine, IHasLegendText, IDrawn, IDrawnLast
{
    protected AxisLine() { }

    public override LabelStyle LabelStyle { get; set; } = new() { Bold = true, PixelPadding = new PixelPadding(3, 3, 2, 2) };
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public bool ExcludeFromLegend { get; set; }
    /// <summary>Whether the axes are stretched to show the line.</summary>
    public bool EnableAutoscale { get; set; } = true;
    public double Position { get; set; }
    public string Text { get => LabelStyle.Text; set => LabelStyle.Text = value; }
    public bool LabelOppositeAxis { get; set; }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public Color Color
    {
        get => LineColor;
        set => (LineColor, LabelBackgroundColor) = (value, value);
    }

    public IEnumerable<LegendItem> LegendItems =>
        ExcludeFromLegend ? [] : [new LegendItem { Plottable = this, LabelText = LegendText, LineStyle = LineStyle }];

    public abstract AxisLimits GetAxisLimits();

    void IDrawn.Draw(Canvas canvas)
    {
        (Pixel from, Pixel to, _) = Place();
        canvas.Line(from, to, LineStyle);
    }

    void IDrawnLast.DrawLast(Canvas canvas)
    {
        (Pixel from, Pixel to, Alignment alignment) = Place();
        Pixel at = LabelOppositeAxis ? to : from;
        if (!Axes.DataRect.Contains(at))
            return;
        LabelStyle style = LabelStyle.With(Text);
        style.Alignment = alignment;
        canvas.Text(style, at);
    }

    // Both ends on the edges of the data area, the first at the axis, and how a label at its chosen end is aligned.
    internal abstract (Pixel From, Pixel To, Alignment Label) Place();
}

public class HorizontalLine : AxisLine
{
    public double Y { get => Position; set => Position = value; }
    public double Minimum { get; set; } = double.NegativeInfinity;
    public double Maximum { get; set; } = double.PositiveInfinity;

    public override AxisLimits GetAxisLimits() => EnableAutoscale ? AxisLimits.VerticalOnly(Y, Y) : AxisLimits.NoLimits;

    internal override (Pixel From, Pixel To, Alignment Label) Place()
    {
        PixelRect data = Axes.DataRect;
        float y = Axes.GetPixelY(Y);
        float left = double.IsFinite(Minimum) ? Axes.GetPixelX(Minimum) : data.Left;
        float right = double.IsFinite(Maximum) ? Axes.GetPixelX(Maximum) : data.Right;
        return (new Pixel(left, y), new Pixel(right, y), LabelOppositeAxis ? Alignment.MiddleLeft : Alignment.MiddleRight);
    }
}

public class VerticalLine : AxisLine
{
    public double X { get => Position; set => Position = value; }
    public double Minimum { get; set; } = double.NegativeInfinity;
    public double Maximum { get; set; } = double.PositiveInfinity;

    public override AxisLimits GetAxisLimits() => EnableAutoscale ? AxisLimits.HorizontalOnly(X, X) : AxisLimits.NoLimits;

    internal override (Pixel From, Pixel To, Alignment Label) Place()
    {
        PixelRect data = Axes.DataRect;
        float x = Axes.GetPixelX(X);
        float bottom = double.IsFinite(Minimum) ? Axes.GetPixelY(Minimum) : data.Bottom;
        float top = double.IsFinite(Maximum) ? Axes.GetPixelY(Maximum) : data.Top;
        return (new Pixel(x, bottom), new Pixel(x, top), LabelOppositeAxis ? Alignment.LowerCenter : Alignment.UpperCenter);
    }
}
