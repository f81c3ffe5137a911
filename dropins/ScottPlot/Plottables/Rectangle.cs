namespace ScottPlot.Plottables;

public class Rectangle : IPlottable, IHasFill, IHasLine, IHasLegendText, IDrawn
{
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public double X1 { get; set; }
    public double X2 { get; set; }
    public double Y1 { get; set; }
    public double Y2 { get; set; }

    public CoordinateRect CoordinateRect
    {
        get => new(Math.Min(X1, X2), Math.Max(X1, X2), Math.Min(Y1, Y2), Math.Max(Y1, Y2));
        set => (X1, X2, Y1, Y2) = (value.Left, value.Right, value.Bottom, value.Top);
    }

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, FillStyle = FillStyle, OutlineStyle = LineStyle }];

    public AxisLimits GetAxisLimits() => new(CoordinateRect);

    void IDrawn.Draw(Canvas canvas) => canvas.Rectangle(Axes.GetPixelRect(CoordinateRect), FillStyle, LineStyle);
}
