namespace ScottPlot;

/// <summary>The data area of a figure and the panels about it, measured so that no text is cut off or covered.</summary>
sealed class FigureLayout
{
    // Ticks depend on the data area and the data area on the width of their labels: it settles in two rounds, one is spare.
    const int Rounds = 3;
    const float FirstGuess = 60;
    const float LeastData = 10;
    const float EdgeGap = 3;

    FigureLayout(PixelRect figure, PixelRect data, IReadOnlyList<(IDrawnPanel, PixelRect)> panels) =>
        (Figure, Data, Panels) = (figure, data, panels);

    public PixelRect Figure { get; }

    public PixelRect Data { get; }

    public IReadOnlyList<(IDrawnPanel Panel, PixelRect Place)> Panels { get; }

    public static FigureLayout Of(Plot plot, PixelRect figure)
    {
        plot.Axes.ScaleUnset();
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left }.Concat(plot.Axes.GetAxes()
            .Where(axis => axis.Range.HasBeenSet)))
            axis.Range.Set(Widened(axis.Range));
        IPanel[] panels = plot.Axes.GetPanels();
        AxisLimits limits = plot.Axes.GetLimits();
        PixelRect data = plot.Layout.FixedData?.Invoke(figure) ?? figure.Contract(FirstGuess);
        for (int round = 0; round < Rounds; round++)
        {
            Fit(plot, limits, data);
            data = plot.Layout.FixedData?.Invoke(figure) ?? Measured(figure, data, panels);
        }
        Fit(plot, limits, data);
        foreach (IPlottable plottable in plot.PlottableList)
            plottable.Axes.DataRect = data;
        return new FigureLayout(figure, data, Placed(panels, data));
    }

    public static void FitTicks(IAxis axis, PixelRect data)
    {
        float length = axis is IXAxis ? data.Width : data.Height;
        (axis.TickGenerator as IFitsTicks)?.Fit(axis.Range.ToRectifiedCoordinateRange, axis.Edge, length, axis.TickLabelStyle);
    }

    static CoordinateRange Widened(CoordinateRangeMutable range) =>
        range.Min > range.Max && range.HasBeenSet ? range.ToCoordinateRange : AutoScaling.Widened(range.ToCoordinateRange);

    static void Fit(Plot plot, AxisLimits limits, PixelRect data)
    {
        if (plot.Axes.HasSquareUnits)
            SquareUnits(plot.Axes, limits, data);
        else
            plot.Axes.MakeRoomForLabels(data);
        foreach (IAxis axis in plot.Axes.GetAxes().Where(axis => axis.Range.HasBeenSet))
            FitTicks(axis, data);
    }

    static void SquareUnits(AxisManager axes, AxisLimits limits, PixelRect data)
    {
        double unit = Math.Max(Math.Abs(limits.HorizontalSpan) / data.Width, Math.Abs(limits.VerticalSpan) / data.Height);
        double halfWidth = Math.Sign(limits.HorizontalSpan) * unit * data.Width / 2;
        double halfHeight = Math.Sign(limits.VerticalSpan) * unit * data.Height / 2;
        axes.Bottom.Range.Set(limits.HorizontalCenter - halfWidth, limits.HorizontalCenter + halfWidth);
        axes.Left.Range.Set(limits.VerticalCenter - halfHeight, limits.VerticalCenter + halfHeight);
    }

    static PixelRect Measured(PixelRect figure, PixelRect data, IPanel[] panels)
    {
        float Depth(Edge edge) => panels.Where(panel => panel.Edge == edge).Sum(panel => ((IDrawnPanel)panel).Measure(data));
        PixelPadding[] overhangs = [.. panels.Select(panel => ((IDrawnPanel)panel).Overhang(data))];
        float left = Math.Max(Depth(Edge.Left), overhangs.Max(o => o.Left) + EdgeGap);
        float right = Math.Max(Depth(Edge.Right), overhangs.Max(o => o.Right) + EdgeGap);
        float bottom = Math.Max(Depth(Edge.Bottom), overhangs.Max(o => o.Bottom) + EdgeGap);
        float top = Math.Max(Depth(Edge.Top), overhangs.Max(o => o.Top) + EdgeGap);
        return new PixelRect(
            figure.Left + left, Math.Max(figure.Right - right, figure.Left + left + LeastData),
            Math.Max(figure.Bottom - bottom, figure.Top + top + LeastData), figure.Top + top);
    }

    static List<(IDrawnPanel, PixelRect)> Placed(IPanel[] panels, PixelRect data)
    {
        Dictionary<Edge, float> offsets = [];
        List<(IDrawnPanel, PixelRect)> placed = [];
        foreach (IPanel panel in panels)
        {
            float offset = offsets.GetValueOrDefault(panel.Edge);
            float depth = ((IDrawnPanel)panel).Measure(data);
            offsets[panel.Edge] = offset + depth;
            placed.Add(((IDrawnPanel)panel, Place(panel.Edge, data, offset, depth)));
        }
        return placed;
    }

    static PixelRect Place(Edge edge, PixelRect data, float offset, float depth) => edge switch
    {
        Edge.Left => new PixelRect(data.Left - offset - depth, data.Left - offset, data.Bottom, data.Top),
        Edge.Right => new PixelRect(data.Right + offset, data.Right + offset + depth, data.Bottom, data.Top),
        Edge.Top => new PixelRect(data.Left, data.Right, data.Top - offset, data.Top - offset - depth),
        _ => new PixelRect(data.Left, data.Right, data.Bottom + offset + depth, data.Bottom + offset),
    };
}
