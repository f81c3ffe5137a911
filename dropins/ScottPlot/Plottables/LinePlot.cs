namespace ScottPlot.Plottables;

/// <summary>A straight line between two points.</summary>
public class LinePlot : IPlottable, IHasLine, IHasMarker, IHasLegendText, IDrawn
{
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public Coordinates Start { get; set; }
    public Coordinates End { get; set; }

    public CoordinateLine Line
    {
        get => new(Start, End);
        set => (Start, End) = (value.Start, value.End);
    }

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public MarkerStyle MarkerStyle { get; set; } = new(MarkerShape.None, 5);
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }

    public Color Color
    {
        get => LineColor;
        set => (LineColor, MarkerColor) = (value, value);
    }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, LineStyle = LineStyle, MarkerStyle = MarkerStyle }];

    public AxisLimits GetAxisLimits() => new([Start, End]);

    void IDrawn.Draw(Canvas canvas)
    {
        if (!Start.AreReal || !End.AreReal)
            return;
        canvas.Line(Axes.GetPixel(Start), Axes.GetPixel(End), LineStyle);
        canvas.Marker(MarkerStyle, Axes.GetPixel(Start));
        canvas.Marker(MarkerStyle, Axes.GetPixel(End));
    }
}
