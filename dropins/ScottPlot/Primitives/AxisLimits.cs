namespace ScottPlot;

/// <summary>Limits of both axes; NaN where one has none.</summary>
public readonly struct AxisLimits : IEquatable<AxisLimits>
{
    public AxisLimits(double left, double right, double bottom, double top) =>
        (Left, Right, Bottom, Top) = (left, right, bottom, top);

    public AxisLimits(CoordinateRange xRange, CoordinateRange yRange)
        : this(xRange.Value1, xRange.Value2, yRange.Value1, yRange.Value2) { }

    public AxisLimits(CoordinateRect rect) : this(rect.Left, rect.Right, rect.Bottom, rect.Top) { }

    public AxisLimits(Coordinates coordinates) : this(coordinates.X, coordinates.X, coordinates.Y, coordinates.Y) { }

    /// <summary>Bounds the points; a point with a NaN or infinity counts on neither axis.</summary>
    public AxisLimits(IEnumerable<Coordinates> coordinates)
    {
        Coordinates[] real = [.. coordinates.Where(point => point.AreReal)];
        this = new AxisLimits(CoordinateRange.Extrema(real.Select(point => point.X)),
            CoordinateRange.Extrema(real.Select(point => point.Y)));
    }

    public AxisLimits(IEnumerable<IPlottable> plottables)
    {
        AxisLimits[] all = [.. plottables.Select(plottable => plottable.GetAxisLimits())];
        this = new AxisLimits(
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Left, limits.Right })),
            CoordinateRange.Extrema(all.SelectMany(limits => new[] { limits.Bottom, limits.Top })));
    }

    public static AxisLimits NoLimits => new(double.NaN, double.NaN, double.NaN, double.NaN);
    public static AxisLimits Default => new(-10, 10, -10, 10);

    public double Left { get; }
    public double Right { get; }
    public double Bottom { get; }
    public double Top { get; }
    public double HorizontalSpan => Right - Left;
    public double VerticalSpan => Top - Bottom;
    public double HorizontalCenter => (Left + Right) / 2;
    public double VerticalCenter => (Bottom + Top) / 2;
    public CoordinateRange HorizontalRange => new(Left, Right);
    public CoordinateRange VerticalRange => new(Bottom, Top);
    public CoordinateRange XRange => HorizontalRange;
    public CoordinateRange YRange => VerticalRange;
    public CoordinateRect Rect => new(Left, Right, Bottom, Top);
    public Coordinates Center => new(HorizontalCenter, VerticalCenter);
    public bool IsRealX => double.IsFinite(Left) && double.IsFinite(Right);
    public bool IsRealY => double.IsFinite(Bottom) && double.IsFinite(Top);
    public bool IsReal => IsRealX && IsRealY;
    public bool HasArea => IsReal && HorizontalSpan != 0 && VerticalSpan != 0;

    public static AxisLimits FromPoint(double x, double y) => new(x, x, y, y);

    public static AxisLimits FromPoint(Coordinates c) => FromPoint(c.X, c.Y);

    public static AxisLimits HorizontalOnly(double xMin, double xMax) => new(xMin, xMax, double.NaN, double.NaN);

    public static AxisLimits VerticalOnly(double yMin, double yMax) => new(double.NaN, double.NaN, yMin, yMax);

    public bool Contains(double x, double y) => Rect.Contains(x, y);

    public bool Contains(Coordinates pt) => Rect.Contains(pt);

    public override string ToString() =>
        FormattableString.Invariant($"AxisLimits: X=[{Left}, {Right}], Y=[{Bottom}, {Top}]");

    public bool Equals(AxisLimits other) => Rect.Equals(other.Rect);

    public override bool Equals(object obj) => obj is AxisLimits other && Equals(other);

    public override int GetHashCode() => Rect.GetHashCode();

    public static bool operator ==(AxisLimits a, AxisLimits b) => a.Equals(b);

    public static bool operator !=(AxisLimits a, AxisLimits b) => !a.Equals(b);
}
