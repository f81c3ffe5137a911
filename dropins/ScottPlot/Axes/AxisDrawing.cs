using ScottPlot.AxisPanels;

namespace ScottPlot;

/// <summary>Measures and draws an axis: frame line, ticks outwards, tick labels, then the axis label.</summary>
static class AxisDrawing
{
    const float TickToLabel = 4;

    /// <summary>How deep the panel is, in pixels.</summary>
    public static float Measure(IAxis axis, AxisBase style, PixelRect data)
    {
        if (!axis.IsVisible)
            return 0;
        float ticks = TickDepth(axis, data);
        TextBox label = new(LabelOf(style, axis is IXAxis ? data.Width : data.Height));
        float depth = label.Height > 0
            ? ticks + style.PaddingBetweenTickAndAxisLabels.Top + label.Height + style.PaddingOutsideAxisLabels.Top
            : ticks + style.EmptyLabelPadding.Top;
        if (!axis.Range.HasBeenSet && label.Height == 0)
            depth = style.SizeWhenNoData;
        return Math.Clamp(depth, Math.Min(axis.MinimumSize, axis.MaximumSize), axis.MaximumSize);
    }

    /// <summary>How far labels reach beyond the ends of the axis.</summary>
    public static PixelPadding Overhang(IAxis axis, PixelRect data)
    {
        PixelPadding overhang = PixelPadding.Zero;
        if (!axis.IsVisible)
            return overhang;
        foreach ((Tick tick, LabelStyle style) in TickLabels.Of(axis, data))
        {
            PixelRect bounds = new TextBox(style).Bounds;
            float at = axis.GetPixel(tick.Position, data);
            if (axis is IXAxis)
            {
                overhang.Left = Math.Max(overhang.Left, data.Left - at - bounds.Left);
                overhang.Right = Math.Max(overhang.Right, at + bounds.Right - data.Right);
            }
            else
            {
                overhang.Top = Math.Max(overhang.Top, data.Top - at - bounds.Top);
                overhang.Bottom = Math.Max(overhang.Bottom, at + bounds.Bottom - data.Bottom);
            }
        }
        return overhang;
    }

    public static void Draw(Canvas canvas, IAxis axis, AxisBase style, PixelRect data, PixelRect panel)
    {
        if (!axis.IsVisible)
            return;
        canvas.BeginGroup($"axis {axis.Edge.ToString().ToLowerInvariant()}");
        AxisSide side = new(axis.Edge, panel);
        canvas.Line(side.At(side.Start, 0), side.At(side.End, 0), axis.FrameLineStyle);
        if (axis.Range.HasBeenSet)
        {
            DrawMarks(canvas, axis, data, side, axis.MinorTickStyle, isMajor: false);
            DrawMarks(canvas, axis, data, side, axis.MajorTickStyle, isMajor: true);
            DrawTickLabels(canvas, axis, data, side);
        }
        DrawLabel(canvas, style, side);
        canvas.EndGroup();
    }

    static void DrawMarks(Canvas canvas, IAxis axis, PixelRect data, AxisSide side, TickMarkStyle style, bool isMajor)
    {
        LineStyle line = new(style.Width, style.Color, style.Pattern);
        if (style.Length == 0)
            return;
        foreach (Tick tick in TickLabels.Visible(axis, isMajor))
        {
            float along = axis.GetPixel(tick.Position, data);
            canvas.Line(side.At(along, 0), side.At(along, style.Length), line);
        }
    }

    static void DrawTickLabels(Canvas canvas, IAxis axis, PixelRect data, AxisSide side)
    {
        foreach ((Tick tick, LabelStyle style) in TickLabels.Of(axis, data))
        {
            // Pushed outwards by what reaches over the anchor, so that a turned label does not touch its tick.
            float away = axis.MajorTickStyle.Length + TickToLabel + side.Inward(new TextBox(style).Bounds);
            canvas.Text(style, side.At(axis.GetPixel(tick.Position, data), away));
        }
    }

    static void DrawLabel(Canvas canvas, AxisBase axis, AxisSide side)
    {
        LabelStyle label = LabelOf(axis, side.End - side.Start);
        if (!label.CanBeDrawn)
            return;
        label.Rotation = axis.Edge is Edge.Left or Edge.Right ? -90 : 0;
        label.Alignment = axis.Edge is Edge.Left or Edge.Top ? Alignment.UpperCenter : Alignment.LowerCenter;
        canvas.Text(label, side.At((side.Start + side.End) / 2, side.Depth - axis.PaddingOutsideAxisLabels.Top));
    }

    static float TickDepth(IAxis axis, PixelRect data)
    {
        (Tick, LabelStyle Style)[] labels = TickLabels.Of(axis, data);
        bool isHorizontal = axis is IXAxis;
        float deepest = labels.Length == 0 ? 0 : labels.Max(label =>
        {
            PixelRect bounds = new TextBox(label.Style).Bounds;
            return isHorizontal ? bounds.Height : bounds.Width;
        });
        return axis.MajorTickStyle.Length + (deepest > 0 ? TickToLabel + deepest : 0);
    }

    // A copy, broken into lines where it is longer than the axis.
    static LabelStyle LabelOf(AxisBase axis, float length)
    {
        LabelStyle label = TextBox.Wrapped(axis.LabelStyle, length);
        return label.With(label.Text);
    }
}
