namespace ScottPlot.Plottables;

public class BoxPlot : IPlottable, IHasLegendText, IDrawn
{
    public readonly List<Box> Boxes = [];

    public bool IsVisible { get; set; } = true;
    public IAxes Axes { get; set; } = new Axes();
    public string LegendText { get; set; } = "";

    public Color FillColor
    {
        set => Boxes.ForEach(box => box.FillColor = value);
    }

    public Color LineColor
    {
        set => Boxes.ForEach(box => box.LineColor = value);
    }

    public float LineWidth
    {
        set => Boxes.ForEach(box => box.LineWidth = value);
    }

    public IEnumerable<LegendItem> LegendItems => Boxes.Take(1).Select(first => new LegendItem
    {
        Plottable = this,
        LabelText = LegendText,
        FillStyle = first.FillStyle,
        OutlineStyle = first.LineStyle,
    });

    public AxisLimits GetAxisLimits()
    {
        AxisLimits[] all = [.. Boxes.Where(box => box.IsVisible).Select(box => box.GetAxisLimits())];
        return new AxisLimits(
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Left, limits.Right })),
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Bottom, limits.Top })));
    }

    void IDrawn.Draw(Canvas canvas) => Boxes.ForEach(box => box.Draw(canvas, Axes));
}
