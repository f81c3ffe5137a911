namespace ScottPlot.Plottables;

public class BarPlot : IPlottable, IHasLegendText, IDrawn, IDrawnLast, IReachesOut
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

    public IEnumerable<LegendItem> LegendItems => Bars.Take(1).Select(first => new LegendItem
    {
        Plottable = this,
        LabelText = LegendText,
        FillStyle = first.FillStyle,
        OutlineStyle = first.LineStyle,
    });

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
        foreach (Bar bar in Labelled())
        {
            (Pixel end, Pixel offset, Alignment alignment) = LabelPlace(bar);
            if (!Axes.DataRect.Expand(1).Contains(end))
                continue;
            LabelStyle style = ValueLabelStyle.With(bar.Label);
            style.Alignment = alignment;
            canvas.Text(style, end.WithOffset(offset.X, offset.Y));
        }
    }

    IEnumerable<(double At, float Below, float Above)> IReachesOut.Along(bool isHorizontal)
    {
        foreach (Bar bar in Labelled()
            .Where(bar => !bar.CenterLabel && bar.Orientation == Orientation.Horizontal == isHorizontal))
        {
            TextBox text = new(ValueLabelStyle.With(bar.Label));
            float pixels = bar.LabelOffset + (isHorizontal ? text.Width : text.Height) + 2;
            CoordinateRange values = isHorizontal ? bar.AxisLimits.XRange : bar.AxisLimits.YRange;
            yield return bar.Value >= bar.ValueBase ? (values.Max, 0, pixels) : (values.Min, pixels, 0);
        }
    }

    // The end of the bar or of its error line, how far from it the label stands, and which of its sides.
    (Pixel End, Pixel Offset, Alignment) LabelPlace(Bar bar)
    {
        if (bar.CenterLabel)
            return (Axes.GetPixelRect(bar.Rect).Center, Pixel.Zero, Alignment.MiddleCenter);
        PixelRect whole = Axes.GetPixelRect(bar.AxisLimits.Rect);
        return (bar.Orientation, bar.Value >= bar.ValueBase) switch
        {
            (Orientation.Vertical, true) => (whole.TopCenter, new Pixel(0, -bar.LabelOffset), Alignment.LowerCenter),
            (Orientation.Vertical, false) => (whole.BottomCenter, new Pixel(0, bar.LabelOffset), Alignment.UpperCenter),
            (_, true) => (whole.RightCenter, new Pixel(bar.LabelOffset, 0), Alignment.MiddleLeft),
            _ => (whole.LeftCenter, new Pixel(-bar.LabelOffset, 0), Alignment.MiddleRight),
        };
    }

    IEnumerable<Bar> Labelled() => Drawable().Where(bar => !string.IsNullOrEmpty(bar.Label));

    IEnumerable<Bar> Drawable() =>
        Bars.Where(bar => bar.IsVisible && double.IsFinite(bar.Value) && double.IsFinite(bar.Position));
}
