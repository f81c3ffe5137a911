namespace ScottPlot;

public partial class AxisManager
{
    // What scaling found for an axis, and what it shows with room for labels; an axis set by hand is not among them.
    readonly Dictionary<IAxis, (CoordinateRange Found, CoordinateRange Shown)> _scaled = [];
    AutoScaling _autoScaling = new();

    internal bool HasSquareUnits { get; private set; }

    public bool LimitsHaveBeenSet => Bottom.Range.HasBeenSet && Left.Range.HasBeenSet;

    public AxisLimits GetLimits() => GetLimits(Bottom, Left);

    public AxisLimits GetLimits(IXAxis xAxis, IYAxis yAxis) => new(xAxis.Min, xAxis.Max, yAxis.Min, yAxis.Max);

    public AxisLimits GetLimits(IAxes axes) => GetLimits(axes.XAxis, axes.YAxis);

    /// <summary>Limits of the data on the bottom and left axes, without margins.</summary>
    public AxisLimits GetDataLimits() => GetDataLimits(Bottom, Left);

    public AxisLimits GetDataLimits(IXAxis xAxis, IYAxis yAxis)
    {
        ReplaceNullAxesWithDefaults();
        return new AxisLimits(Shown().Where(plottable => plottable.Axes.XAxis == xAxis && plottable.Axes.YAxis == yAxis));
    }

    public void SetLimits(double left, double right, double bottom, double top) =>
        SetLimits(left, right, bottom, top, Bottom, Left);

    public void SetLimits(double left, double right, double bottom, double top, IXAxis xAxis, IYAxis yAxis)
    {
        SetLimitsX(left, right, xAxis);
        SetLimitsY(bottom, top, yAxis);
    }

    /// <summary>Sets those that are given; the others stay, or show all data where they were never set.</summary>
    public void SetLimits(double? left = null, double? right = null, double? bottom = null, double? top = null)
    {
        ScaleUnset();
        SetLimits(left ?? Bottom.Min, right ?? Bottom.Max, bottom ?? Left.Min, top ?? Left.Max);
    }

    public void SetLimits(AxisLimits limits) => SetLimits(limits.Left, limits.Right, limits.Bottom, limits.Top);

    public void SetLimits(AxisLimits limits, IXAxis xAxis, IYAxis yAxis) =>
        SetLimits(limits.Left, limits.Right, limits.Bottom, limits.Top, xAxis, yAxis);

    public void SetLimits(CoordinateRect rect) => SetLimits(rect.Left, rect.Right, rect.Bottom, rect.Top);

    public void SetLimits(CoordinateRange xRange, CoordinateRange yRange) =>
        SetLimits(xRange.Value1, xRange.Value2, yRange.Value1, yRange.Value2);

    public void SetLimitsX(double left, double right) => SetLimitsX(left, right, Bottom);

    public void SetLimitsX(double left, double right, IXAxis xAxis) => SetByHand(xAxis, left, right);

    public void SetLimitsX(AxisLimits limits) => SetLimitsX(limits.Left, limits.Right);

    public void SetLimitsY(double bottom, double top) => SetLimitsY(bottom, top, Left);

    public void SetLimitsY(double bottom, double top, IYAxis yAxis) => SetByHand(yAxis, bottom, top);

    public void SetLimitsY(AxisLimits limits) => SetLimitsY(limits.Bottom, limits.Top);

    /// <summary>Shows all data, with the margins set before.</summary>
    public void AutoScale(bool? invertX = null, bool? invertY = null)
    {
        AutoScaleX();
        AutoScaleY();
        if (invertX == true)
            InvertX();
        if (invertY == true)
            InvertY();
    }

    public void AutoScaleX()
    {
        foreach (IXAxis axis in _xAxes)
            axis.Range.Reset();
        ScaleUnset();
    }

    public void AutoScaleX(IXAxis xAxis)
    {
        xAxis.Range.Reset();
        ScaleUnset();
    }

    public void AutoScaleY()
    {
        foreach (IYAxis axis in _yAxes)
            axis.Range.Reset();
        ScaleUnset();
    }

    public void AutoScaleY(IYAxis yAxis)
    {
        yAxis.Range.Reset();
        ScaleUnset();
    }

    public void Margins() => SetMargins(new AutoScaling());

    /// <summary>Room about the data as shares of its span, split between both sides.</summary>
    public void Margins(double horizontal = 0.1, double vertical = 0.15) =>
        SetMargins(new AutoScaling(horizontal / 2, horizontal / 2, vertical / 2, vertical / 2));

    public void Margins(double left = 0.05, double right = 0.05, double bottom = 0.07, double top = 0.07) =>
        SetMargins(new AutoScaling(left, right, bottom, top));

    public void MarginsX(double horizontal = 0.1) =>
        SetMargins(_autoScaling with { Left = horizontal / 2, Right = horizontal / 2 });

    public void MarginsY(double vertical = 0.15) => SetMargins(_autoScaling with { Bottom = vertical / 2, Top = vertical / 2 });

    public void TightMargins() => SetMargins(new AutoScaling(0, 0, 0, 0));

    public void InvertX() => Invert(Bottom);

    public void InvertY() => Invert(Left);

    /// <summary>One unit is as long on both axes: the limits of one are stretched as the figure needs it.</summary>
    public void SquareUnits() => SquareUnits(true);

    public void SquareUnits(bool enable) => HasSquareUnits = enable;

    // Axes that nothing stands on stay unset, and so without ticks; the first two fall back to a range of their own at drawing.
    internal void ScaleUnset()
    {
        ReplaceNullAxesWithDefaults();
        IPlottable[] shown = [.. Shown()];
        foreach (IXAxis axis in _xAxes.Where(axis => IsUnset(axis, shown)))
            SetScaled(axis, _autoScaling.Scale(axis, shown));
        foreach (IYAxis axis in _yAxes.Where(axis => IsUnset(axis, shown)))
            SetScaled(axis, _autoScaling.Scale(axis, shown));
    }

    // Once the length of the axes is known in pixels.
    internal void MakeRoomForLabels(PixelRect data)
    {
        foreach ((IAxis axis, (CoordinateRange found, CoordinateRange shown)) in _scaled.ToArray())
        {
            if (axis.Min != shown.Value1 || axis.Max != shown.Value2)
                continue;
            bool isHorizontal = axis is IXAxis;
            var reaches = Shown().Where(plottable => plottable.Axes.XAxis == axis || plottable.Axes.YAxis == axis)
                .OfType<IReachesOut>().SelectMany(plottable => plottable.Along(isHorizontal));
            CoordinateRange roomy = LabelRoom.Make(found, isHorizontal ? data.Width : data.Height, reaches);
            axis.Range.Set(roomy);
            _scaled[axis] = (found, roomy);
        }
    }

    static bool IsUnset(IAxis axis, IPlottable[] shown) =>
        !axis.Range.HasBeenSet && shown.Any(plottable => plottable.Axes.XAxis == axis || plottable.Axes.YAxis == axis);

    void SetScaled(IAxis axis, CoordinateRange range)
    {
        axis.Range.Set(range);
        _scaled[axis] = (range, range);
    }

    void SetByHand(IAxis axis, double min, double max)
    {
        axis.Range.Set(min, max);
        _scaled.Remove(axis);
    }

    void SetMargins(AutoScaling autoScaling)
    {
        _autoScaling = autoScaling;
        AutoScale();
    }

    void Invert(IAxis axis)
    {
        ScaleUnset();
        if (axis.Range.HasBeenSet)
            SetByHand(axis, axis.Max, axis.Min);
    }

    IEnumerable<IPlottable> Shown() => _plot.PlottableList.Where(plottable => plottable.IsVisible);
}
