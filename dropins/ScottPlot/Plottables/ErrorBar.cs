namespace ScottPlot.Plottables;

/// <summary>Lines from each point by its errors, with caps.</summary>
public class ErrorBar : IPlottable, IHasLine, IHasLegendText, IDrawn
{
    public ErrorBar(
        IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<double> xErrorsPositive,
        IReadOnlyList<double> xErrorsNegative, IReadOnlyList<double> yErrorsPositive, IReadOnlyList<double> yErrorsNegative)
    {
        (Xs, Ys) = (xs, ys);
        (XErrorPositive, XErrorNegative) = (xErrorsPositive, xErrorsNegative);
        (YErrorPositive, YErrorNegative) = (yErrorsPositive, yErrorsNegative);
        foreach (IReadOnlyList<double> values in new[] { ys, xErrorsPositive, xErrorsNegative, yErrorsPositive, yErrorsNegative })
        {
            if (values is not null && values.Count != xs.Count)
                throw new ArgumentException(
                    $"xs holds {xs.Count:N0} values but another list {values.Count:N0}: every point needs one of each");
        }
    }

    public IReadOnlyList<double> Xs { get; set; }
    public IReadOnlyList<double> Ys { get; set; }
    public IReadOnlyList<double> XErrorPositive { get; set; }
    public IReadOnlyList<double> XErrorNegative { get; set; }
    public IReadOnlyList<double> YErrorPositive { get; set; }
    public IReadOnlyList<double> YErrorNegative { get; set; }
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    /// <summary>Half the length of a cap, in pixels.</summary>
    public float CapSize { get; set; } = 3;

    public LineStyle LineStyle { get; set; } = new(1);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }
    public Color Color { get => LineColor; set => LineColor = value; }

    public IEnumerable<LegendItem> LegendItems =>
        [new LegendItem { Plottable = this, LabelText = LegendText, LineStyle = LineStyle }];

    public AxisLimits GetAxisLimits() => new(Lines().SelectMany(line => new[] { line.Start, line.End }));

    void IDrawn.Draw(Canvas canvas)
    {
        foreach (CoordinateLine line in Lines())
        {
            (Pixel from, Pixel to) = (Axes.GetPixel(line.Start), Axes.GetPixel(line.End));
            canvas.Line(from, to, LineStyle);
            (float dx, float dy) = line.X1 == line.X2 ? (CapSize, 0f) : (0f, CapSize);
            canvas.Line(to.WithOffset(-dx, -dy), to.WithOffset(dx, dy), LineStyle);
        }
    }

    // From the point outwards; the end carries the cap. An error of 0 or NaN draws nothing.
    IEnumerable<CoordinateLine> Lines()
    {
        for (int i = 0; i < Xs.Count; i++)
        {
            (double x, double y) = (Xs[i], Ys[i]);
            (double dx, double dy)[] reaches =
            [
                (At(XErrorPositive, i), 0), (-At(XErrorNegative, i), 0), (0, At(YErrorPositive, i)), (0, -At(YErrorNegative, i)),
            ];
            foreach ((double dx, double dy) in reaches)
            {
                if (dx + dy != 0 && new Coordinates(x + dx, y + dy).AreReal)
                    yield return new CoordinateLine(x, y, x + dx, y + dy);
            }
        }
    }

    static double At(IReadOnlyList<double> errors, int i) => errors is null ? 0 : errors[i];
}
