using ScottPlot.TickGenerators;

namespace ScottPlot;

/// <summary>
/// The tick labels an axis shows. Categories that would run into one another are turned, and where that does not do, thinned:
/// texts never overlap.
/// </summary>
static class TickLabels
{
    const float Gap = 4;

    /// <summary>Each major tick in view with its label, styled and turned as it is to be drawn.</summary>
    public static (Tick Tick, LabelStyle Style)[] Of(IAxis axis, PixelRect data)
    {
        if (!axis.Range.HasBeenSet)
            return [];
        Tick[] ticks = [.. Visible(axis, isMajor: true).Where(tick => !string.IsNullOrEmpty(tick.Label))];
        bool isHorizontal = axis.Edge is Edge.Bottom or Edge.Top;
        LabelStyle style = Leaning(axis.TickLabelStyle, axis.Edge);
        if (isHorizontal && style.Rotation == 0 && axis.TickGenerator is NumericManual
            && Clashes(axis, ticks, style, data, stride: 1))
            style = Leaning(Turned(style), axis.Edge);
        int stride = 1;
        while (stride < ticks.Length && Clashes(axis, ticks, style, data, stride))
            stride++;
        return [.. ticks.Where((_, i) => i % stride == 0).Select(tick => (tick, style.With(tick.Label)))];
    }

    public static IEnumerable<Tick> Visible(IAxis axis, bool isMajor)
    {
        CoordinateRange range = axis.Range.ToCoordinateRange;
        double slack = range.Length * 1e-6;
        return axis.TickGenerator.Ticks.Where(tick =>
            tick.IsMajor == isMajor && tick.Position >= range.Min - slack && tick.Position <= range.Max + slack);
    }

    static LabelStyle Turned(LabelStyle style)
    {
        LabelStyle turned = style.With("");
        turned.Rotation = -45;
        return turned;
    }

    // A turned label that is centred would cross its axis: it hangs by its end instead, unless an alignment was chosen.
    static LabelStyle Leaning(LabelStyle style, Edge edge)
    {
        Alignment? centred = edge switch { Edge.Bottom => Alignment.UpperCenter, Edge.Top => Alignment.LowerCenter, _ => null };
        if (style.Rotation == 0 || style.Alignment != centred)
            return style;
        LabelStyle leaning = style.With("");
        leaning.Alignment = style.Rotation < 0 == (edge == Edge.Bottom) ? Alignment.MiddleRight : Alignment.MiddleLeft;
        return leaning;
    }

    static bool Clashes(IAxis axis, Tick[] ticks, LabelStyle style, PixelRect data, int stride)
    {
        (double sin, double cos) = Math.SinCos(style.Rotation * Math.PI / 180);
        if (axis.Edge is Edge.Left or Edge.Right)
            (sin, cos) = (cos, sin);
        TextBox[] boxes = [.. ticks.Select(tick => new TextBox(style.With(tick.Label)))];
        for (int i = stride; i < ticks.Length; i += stride)
        {
            double apart = Math.Abs(axis.GetPixel(ticks[i].Position, data) - axis.GetPixel(ticks[i - stride].Position, data));
            bool isBeside = apart * Math.Abs(cos) >= Reach(boxes[i - stride], boxes[i], style) + Gap;
            bool isBelow = apart * Math.Abs(sin) >= boxes[i].Height * 0.9;
            if (!isBeside && !isBelow)
                return true;
        }
        return false;
    }

    static double Reach(TextBox a, TextBox b, LabelStyle style) =>
        style.Alignment.FromLeft() == 0.5f ? (a.Width + b.Width) / 2 : Math.Max(a.Width, b.Width);
}
