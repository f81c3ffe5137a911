namespace ScottPlot.Plottables;

/// <summary>Points with markers, joined by a line. A point that is no number leaves a gap.</summary>
public class Scatter : IPlottable, IHasLine, IHasMarker, IHasLegendText, IDrawn
{
    public ConnectStyle ConnectStyle;

    public Scatter(IScatterSource data) => Data = data;

    public IScatterSource Data { get; }
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";

    public double OffsetX { get; set; }
    public double OffsetY { get; set; }
    public double ScaleX { get; set; } = 1;
    public double ScaleY { get; set; } = 1;

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public MarkerStyle MarkerStyle { get; set; } = MarkerStyle.Default;
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }

    public Color Color
    {
        get => LineStyle.Color;
        set => (LineStyle.Color, MarkerStyle.MarkerColor) = (value, value);
    }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, LineStyle = LineStyle, MarkerStyle = MarkerStyle }];

    public AxisLimits GetAxisLimits() => new(Points());

    internal Coordinates[] Points() =>
        [.. Data.GetScatterPoints().Select(point => new Coordinates(point.X * ScaleX + OffsetX, point.Y * ScaleY + OffsetY))];

    void IDrawn.Draw(Canvas canvas)
    {
        Pixel[] pixels = [.. Points().Select(point => point.AreReal ? Axes.GetPixel(point) : Pixel.NaN)];
        foreach (Pixel[] run in Runs.Of(pixels))
            canvas.Polyline(Steps(run), LineStyle);
        canvas.Markers(MarkerStyle, pixels);
    }

    Pixel[] Steps(Pixel[] run)
    {
        if (ConnectStyle == ConnectStyle.Straight || run.Length < 2)
            return run;
        bool isHorizontalFirst = ConnectStyle == ConnectStyle.StepHorizontal;
        return
        [
            run[0],
            .. run.Zip(run.Skip(1),
                (from, to) =>
                    new[] { isHorizontalFirst ? new Pixel(to.X, from.Y) : new Pixel(from.X, to.Y), to }).SelectMany(step => step),
        ];
    }
}
