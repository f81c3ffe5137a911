namespace ScottPlot.Plottables;

/// <summary>A shaded range of one axis.</summary>
public abstract class AxisSpan : IPlottable, IHasFill, IHasLine, IHasLegendText, IDrawn
{
    protected AxisSpan() { }

    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public bool EnableAutoscale { get; set; } = true;

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(0);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, FillStyle = FillStyle, OutlineStyle = LineStyle }];

    public abstract AxisLimits GetAxisLimits();

    void IDrawn.Draw(Canvas canvas) => canvas.Rectangle(Place(), FillStyle, LineStyle);

    internal abstract PixelRect Place();
}

/// <summary>A range of x, over the whole height.</summary>
public class HorizontalSpan : AxisSpan
{
    public double X1 { get; set; }
    public double X2 { get; set; }
    public double Left { get => Math.Min(X1, X2); set => X1 = value; }
    public double Right { get => Math.Max(X1, X2); set => X2 = value; }
    public CoordinateRange XRange => new(X1, X2);

    public override AxisLimits GetAxisLimits() => EnableAutoscale ? AxisLimits.HorizontalOnly(Left, Right) : AxisLimits.NoLimits;

    internal override PixelRect Place()
    {
        PixelRect data = Axes.DataRect;
        return new PixelRect(new Pixel(Axes.GetPixelX(X1), data.Top), new Pixel(Axes.GetPixelX(X2), data.Bottom));
    }
}

/// <summary>A range of y, over the whole width.</summary>
public class VerticalSpan : AxisSpan
{
    public double Y1 { get; set; }
    public double Y2 { get; set; }
    public double Bottom { get => Math.Min(Y1, Y2); set => Y1 = value; }
    public double Top { get => Math.Max(Y1, Y2); set => Y2 = value; }

    public override AxisLimits GetAxisLimits() => EnableAutoscale ? AxisLimits.VerticalOnly(Bottom, Top) : AxisLimits.NoLimits;

    internal override PixelRect Place()
    {
        PixelRect data = Axes.DataRect;
        return new PixelRect(new Pixel(data.Left, Axes.GetPixelY(Y1)), new Pixel(data.Right, Axes.GetPixelY(Y2)));
    }
}
