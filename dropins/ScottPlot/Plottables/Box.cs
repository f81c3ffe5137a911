namespace ScottPlot;

/// <summary>
/// One box of a box plot: the box from BoxMin to BoxMax, a line at BoxMiddle, whiskers to WhiskerMin and WhiskerMax.
/// </summary>
public class Box : IHasFill, IHasLine
{
    public double Position { get; set; }
    public double Width { get; set; } = 0.8;
    public double BoxMin { get; set; }
    public double? BoxMiddle { get; set; }
    public double BoxMax { get; set; }
    public double? WhiskerMin { get; set; }
    public double? WhiskerMax { get; set; }
    /// <summary>Length of a whisker's cap as a share of the box's width.</summary>
    public double WhiskerSizeFraction { get; set; } = 0.5;
    public double WhiskerSize => Width * WhiskerSizeFraction;
    public Orientation Orientation { get; set; } = Orientation.Vertical;
    public bool IsVisible { get; set; } = true;

    public FillStyle FillStyle { get; set; } = new(Colors.White);
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public AxisLimits GetAxisLimits()
    {
        CoordinateRange values = CoordinateRange.Extrema([BoxMin, BoxMax, WhiskerMin ?? BoxMin, WhiskerMax ?? BoxMax]);
        CoordinateRange across = new(Position - Width / 2, Position + Width / 2);
        return Orientation == Orientation.Vertical ? new AxisLimits(across, values) : new AxisLimits(values, across);
    }

    internal void Draw(Canvas canvas, IAxes axes)
    {
        if (!IsVisible || !double.IsFinite(BoxMin) || !double.IsFinite(BoxMax))
            return;
        DrawWhisker(canvas, axes, BoxMax, WhiskerMax);
        DrawWhisker(canvas, axes, BoxMin, WhiskerMin);
        canvas.Rectangle(new PixelRect(At(axes, -Width / 2, BoxMin), At(axes, Width / 2, BoxMax)), FillStyle, LineStyle);
        if (BoxMiddle is { } middle && double.IsFinite(middle))
            canvas.Line(At(axes, -Width / 2, middle), At(axes, Width / 2, middle), new LineStyle(LineWidth * 2, LineColor));
    }

    void DrawWhisker(Canvas canvas, IAxes axes, double from, double? to)
    {
        if (to is not { } end || !double.IsFinite(end))
            return;
        canvas.Line(At(axes, 0, from), At(axes, 0, end), LineStyle);
        canvas.Line(At(axes, -WhiskerSize / 2, end), At(axes, WhiskerSize / 2, end), LineStyle);
    }

    Pixel At(IAxes axes, double across, double value) => axes.GetPixel(Orientation == Orientation.Vertical
        ? new Coordinates(Position + across, value)
        : new Coordinates(value, Position + across));
}
