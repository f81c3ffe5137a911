namespace ScottPlot.Plottables;

/// <summary>The area between two curves over the same x: bands of error or confidence.</summary>
public class FillY : IPlottable, IHasFill, IHasLine, IHasLegendText, IDrawn
{
    List<(double X, double Top, double Bottom)> _data = [];

    public FillY() { }

    public FillY(Scatter scatter1, Scatter scatter2)
    {
        Coordinates[] tops = scatter1.Points();
        Coordinates[] bottoms = scatter2.Points();
        if (tops.Length != bottoms.Length)
            throw new ArgumentException(
                $"One curve has {tops.Length:N0} points, the other {bottoms.Length:N0}: the area between needs as many");
        SetDataSource([.. tops.Zip(bottoms, (top, bottom) => (top.X, top.Y, bottom.Y))]);
    }

    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(0);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, FillStyle = FillStyle, OutlineStyle = LineStyle }];

    public void SetDataSource(ICollection<(double X, double Top, double Bottom)> items) => _data = [.. items];

    public void SetDataSource<T>(ICollection<T> items, Func<T, (double X, double Top, double Bottom)> coordinateSolver) =>
        _data = [.. items.Select(coordinateSolver)];

    public AxisLimits GetAxisLimits() =>
        new(_data.SelectMany(item => new[] { new Coordinates(item.X, item.Top), new Coordinates(item.X, item.Bottom) }));

    void IDrawn.Draw(Canvas canvas)
    {
        List<(Pixel Top, Pixel Bottom)> run = [];
        foreach ((double x, double top, double bottom) in _data)
        {
            if (double.IsFinite(x) && double.IsFinite(top) && double.IsFinite(bottom))
                run.Add((Axes.GetPixel(new Coordinates(x, top)), Axes.GetPixel(new Coordinates(x, bottom))));
            else
                DrawRun(canvas, run);
        }
        DrawRun(canvas, run);
    }

    void DrawRun(Canvas canvas, List<(Pixel Top, Pixel Bottom)> run)
    {
        if (run.Count > 1)
            canvas.Polygon([.. run.Select(item => item.Top), .. run.Select(item => item.Bottom).Reverse()], FillStyle, LineStyle);
        run.Clear();
    }
}
