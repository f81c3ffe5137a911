using ScottPlot.AxisPanels;

namespace ScottPlot.Panels;

/// <summary>The colours of a heat map beside it, with an axis of their values.</summary>
public class ColorBar : IPanel, IDrawnPanel
{
    // Steps of the drawn ramp: more than the eye or a display can tell apart.
    const int Shades = 256;
    const float GapToData = 15;

    public ColorBar(IHasColorAxis source, Edge edge = Edge.Right)
    {
        Source = source;
        Edge = edge;
        Axis = edge switch
        {
            Edge.Left => new LeftAxis(),
            Edge.Right => new RightAxis(),
            Edge.Top => new TopAxis(),
            _ => new BottomAxis(),
        };
    }

    public IHasColorAxis Source { get; set; }
    public Edge Edge { get; set; }
    public IAxis Axis { get; }
    public bool IsVisible { get; set; } = true;
    public float Width { get; set; } = 30;
    public float MinimumSize { get; set; }
    public float MaximumSize { get; set; } = float.MaxValue;
    public string Label { get => LabelStyle.Text; set => LabelStyle.Text = value; }
    public LabelStyle LabelStyle => Axis.Label;

    float IDrawnPanel.Measure(PixelRect data)
    {
        if (!IsVisible)
            return 0;
        Fit(data);
        float size = GapToData + Width + ((IDrawnPanel)Axis).Measure(data);
        return Math.Clamp(size, Math.Min(MinimumSize, MaximumSize), MaximumSize);
    }

    PixelPadding IDrawnPanel.Overhang(PixelRect data) => ((IDrawnPanel)Axis).Overhang(data);

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel)
    {
        if (!IsVisible)
            return;
        Fit(data);
        AxisSide side = new(Edge, panel);
        PixelRect bar = new(side.At(side.Start, GapToData), side.At(side.End, GapToData + Width));
        canvas.BeginGroup("colorbar");
        DrawRamp(canvas, bar);
        canvas.Rectangle(bar, new FillStyle(), new LineStyle(1));
        ((IDrawnPanel)Axis).Draw(canvas, data,
            new PixelRect(side.At(side.Start, GapToData + Width), side.At(side.End, side.Depth)));
        canvas.EndGroup();
    }

    // The axis is the bar's own: its limits are the source's at the time of drawing.
    void Fit(PixelRect data)
    {
        Range range = Source.GetRange();
        if (!double.IsFinite(range.Min) || !double.IsFinite(range.Max))
            return;
        Axis.Range.Set(AutoScaling.Widened(new CoordinateRange(range.Min, range.Max)));
        FigureLayout.FitTicks(Axis, data);
    }

    void DrawRamp(Canvas canvas, PixelRect bar)
    {
        bool isVertical = Edge is Edge.Left or Edge.Right;
        byte[,,] shades = new byte[isVertical ? Shades : 1, isVertical ? 1 : Shades, 3];
        for (int i = 0; i < Shades; i++)
        {
            Color color = Source.Colormap.GetColor(i / (Shades - 1.0));
            (int row, int column) = isVertical ? (Shades - 1 - i, 0) : (0, i);
            (shades[row, column, 0], shades[row, column, 1], shades[row, column, 2]) = (color.Red, color.Green, color.Blue);
        }
        canvas.Image(new Image(shades), bar, smooth: false);
    }
}
