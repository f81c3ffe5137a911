namespace ScottPlot.Plottables;

public class Polygon : IPlottable, IHasFill, IHasLine, IHasLegendText, IDrawn
{
    public Polygon(Coordinates[] coords) => Coordinates = coords;

    public Coordinates[] Coordinates { get; private set; }
    public int PointCount => Coordinates.Length;
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, FillStyle = FillStyle, OutlineStyle = LineStyle }];

    public void UpdateCoordinates(Coordinates[] newCoordinates) => Coordinates = newCoordinates;

    public AxisLimits GetAxisLimits() => new(Coordinates);

    void IDrawn.Draw(Canvas canvas) =>
        canvas.Polygon([.. Coordinates.Where(point => point.AreReal).Select(Axes.GetPixel)], FillStyle, LineStyle);
}
