namespace ScottPlot.Plottables;

public class BarPlot : IPlottable, IHasLegendText, IDrawn, IDrawnLast
{
    public BarPlot(List<Bar> bars) => Bars = bars;

    public List<Bar> Bars { get; }
    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";
    public LabelStyle ValueLabelStyle { get; set; } = new();

    public Color Color
    {
        set => Bars.ForEach(bar => bar.FillColor = value);
    }

    public bool Horizontal
    {
        set => Bars.ForEach(bar => bar.Orientation = value ? Orientation.Horizontal : Orientation.Vertical);
    }

    public IEnumerable<LegendItem> LegendItems => Bars.Count == 0
        ? []
        : [new LegendItem { Plottable = this, LabelText = LegendText, FillStyle = Bars[0].FillStyle, OutlineStyle = Bars[0].LineStyle }];

    public AxisLimits GetAxisLimits()
    {
        AxisLimits[] all = [.. Bars.Where(bar => bar.IsVisible).Select(bar => bar.AxisLimits)];
        return new AxisLimits(
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Left, limits.Right })),
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Bottom, limits.Top })));
    }

    void IDrawn.Draw(Canvas canvas)
    {
        foreach (Bar bar in Drawable())
        {
            canvas.Rectangle(Axes.GetPixelRect(bar.Rect), bar.FillStyle, bar.LineStyle);
            foreach (CoordinateLine line in bar.ErrorLines)
                canvas.Line(Axes.GetPixel(line.Start), Axes.GetPixel(line.End), bar.LineStyle);
        }
    }

    // Outside the data area's cut: a label at the end of the longest bar stays whole.
    void IDrawnLast.DrawLast(Canvas canvas)
    {
        foreach (Bar bar in Drawable().Where(bar => !string.IsNullOrEmpty(bar.Label)))
        {
            (Pixel at, Alignment alignment) = LabelPlace(bar);
            if (!Axes.DataRect.Contains(Axes.GetPixelRect(bar.Rect).Center))
                continue;
            LabelStyle style = ValueLabelStyle.With(bar.Label);
            style.Alignment = alignment;
            canvas.Text(style, at);
        }
    }

    (Pixel, Alignment) LabelPlace(Bar bar)
    {
        PixelRect rect = Axes.GetPixelRect(bar.Rect);
        if (bar.CenterLabel)
            return (rect.Center, Alignment.MiddleCenter);
        bool isPositive = bar.Value >= bar.ValueBase;
        // Past the error line, too.
        AxisLimits reach = bar.AxisLimits;
        PixelRect whole = Axes.GetPixelRect(reach.Rect);
        return (bar.Orientation, isPositive) switch
        {
            (Orientation.Vertical, true) => (whole.TopCenter.WithOffset(0, -bar.LabelOffset), Alignment.LowerCenter),
            (Orientation.Vertical, false) => (whole.BottomCenter.WithOffset(0, bar.LabelOffset), Alignment.UpperCenter),
            (_, true) => (whole.RightCenter.WithOffset(bar.LabelOffset, 0), Alignment.MiddleLeft),
            _ => (whole.LeftCenter.WithOffset(-bar.LabelOffset, 0), Alignment.MiddleRight),
        };
    }

    IEnumerable<Bar> Drawable() => Bars.Where(bar => bar.IsVisible && double.IsFinite(bar.Value) && double.IsFinite(bar.Position));
}
