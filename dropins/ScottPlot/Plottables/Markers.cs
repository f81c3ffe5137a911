namespace ScottPlot.Plottables;

/// <summary>Markers that no line joins; with a colour map, coloured from the first to the last.</summary>
public class Markers : IPlottable, IHasMarker, IHasLegendText, IDrawn
{
    public Markers(IScatterSource data) => Data = data;

    public IScatterSource Data { get; }
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public IColormap Colormap { get; set; }

    public MarkerStyle MarkerStyle { get; set; } = MarkerStyle.Default;
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }
    public Color Color { get => MarkerColor; set => MarkerColor = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, MarkerStyle = MarkerStyle }];

    public AxisLimits GetAxisLimits() => Data.GetLimits();

    void IDrawn.Draw(Canvas canvas)
    {
        IReadOnlyList<Coordinates> points = Data.GetScatterPoints();
        for (int i = 0; i < points.Count; i++)
        {
            MarkerStyle style = Colormap is null ? MarkerStyle
                : Coloured(Colormap.GetColor(points.Count == 1 ? 0 : i / (points.Count - 1.0)));
            if (points[i].AreReal)
                canvas.Marker(style, Axes.GetPixel(points[i]));
        }
    }

    MarkerStyle Coloured(Color color) => new(MarkerShape, MarkerSize, color)
    {
        LineWidth = MarkerLineWidth,
        OutlineWidth = MarkerStyle.OutlineWidth,
        OutlineColor = MarkerStyle.OutlineColor,
    };
}
