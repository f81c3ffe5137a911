namespace ScottPlot;

/// <summary>Limits that show all data with a margin, as shares of the data's span.</summary>
sealed record AutoScaling(double Left = 0.05, double Right = 0.05, double Bottom = 0.07, double Top = 0.07)
{
    // What an axis shows that has nothing to show.
    static readonly CoordinateRange s_empty = new(-10, 10);

    public CoordinateRange Scale(IXAxis axis, IEnumerable<IPlottable> plottables) =>
        Margined(Extrema(plottables.Where(plottable => plottable.Axes?.XAxis == axis)
            .Select(plottable => plottable.GetAxisLimits().XRange)), Left, Right);

    public CoordinateRange Scale(IYAxis axis, IEnumerable<IPlottable> plottables) =>
        Margined(Extrema(plottables.Where(plottable => plottable.Axes?.YAxis == axis)
            .Select(plottable => plottable.GetAxisLimits().YRange)), Bottom, Top);

    /// <summary>The same range, or one about it where it is a single value or no number.</summary>
    public static CoordinateRange Widened(CoordinateRange range)
    {
        if (!double.IsFinite(range.Min) || !double.IsFinite(range.Max))
            return s_empty;
        // Below this share of its value a span is lost in the digits of a double.
        double least = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max)) * 1e-9;
        if (range.Length > least && range.Length > 0)
            return range;
        double half = Math.Max(0.5, least * 10);
        return new CoordinateRange(range.Center - half, range.Center + half);
    }

    static CoordinateRange Extrema(IEnumerable<CoordinateRange> ranges) =>
        CoordinateRange.Extrema(ranges.SelectMany(range => new[] { range.Value1, range.Value2 }));

    static CoordinateRange Margined(CoordinateRange range, double below, double above)
    {
        CoordinateRange wide = Widened(range);
        bool isWidened = wide.Length != range.Length;
        return isWidened ? wide : new CoordinateRange(wide.Min - wide.Length * below, wide.Max + wide.Length * above);
    }
}
