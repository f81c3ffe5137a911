namespace ScottPlot;

/// <summary>Two values along an axis. Min and Max are as given, so that an inverted axis keeps its direction.</summary>
public readonly struct CoordinateRange
{
    public readonly double Value1;
    public readonly double Value2;
    public readonly double Min;
    public readonly double Max;
    public readonly bool IsInverted;

    public CoordinateRange(double value1, double value2)
    {
        (Value1, Value2) = (value1, value2);
        (Min, Max) = (Math.Min(value1, value2), Math.Max(value1, value2));
        IsInverted = value1 > value2;
    }

    public static CoordinateRange NotSet => new(double.PositiveInfinity, double.NegativeInfinity);

    public double Length => Max - Min;
    public double Span => Value2 - Value1;
    public double Center => (Value1 + Value2) / 2;

    public bool Contains(double value) => value >= Min && value <= Max;

    public CoordinateRange Rectified() => new(Min, Max);

    /// <summary>The least and greatest of the numbers; NaN and infinities are passed over.</summary>
    public static CoordinateRange Extrema(IEnumerable<double> values)
    {
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }
        return min <= max ? new CoordinateRange(min, max) : new CoordinateRange(double.NaN, double.NaN);
    }

    public override string ToString() => FormattableString.Invariant($"CoordinateRange [{Value1}, {Value2}]");
}
