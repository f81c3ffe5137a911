namespace ScottPlot.Plottables;

public class Marker : IPlottable, IHasMarker, IHasLegendText, IDrawn
{
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public double X { get; set; }
    public double Y { get; set; }

    public Coordinates Location
    {
        get => new(X, Y);
        set => (X, Y) = (value.X, value.Y);
    }

    public MarkerStyle MarkerStyle { get; set; } = new(MarkerShape.FilledCircle, 10);
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }
    public MarkerShape Shape { get => MarkerShape; set => MarkerShape = value; }
    public float Size { get => MarkerSize; set => MarkerSize = value; }
    public Color Color { get => MarkerColor; set => MarkerColor = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, MarkerStyle = MarkerStyle }];

    public AxisLimits GetAxisLimits() => new(Location);

    void IDrawn.Draw(Canvas canvas)
    {
        if (Location.AreReal)
            canvas.Marker(MarkerStyle, Axes.GetPixel(Location));
    }
}
