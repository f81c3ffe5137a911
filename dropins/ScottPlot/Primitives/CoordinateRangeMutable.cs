namespace ScottPlot;

public class CoordinateRangeMutable
{
    public CoordinateRangeMutable(double min, double max) => Set(min, max);

    public static CoordinateRangeMutable NotSet => new(double.PositiveInfinity, double.NegativeInfinity);

    public double Min { get; set; }
    public double Max { get; set; }
    public double Span => Max - Min;
    public double Center => (Min + Max) / 2;
    public bool HasBeenSet => double.IsFinite(Min) && double.IsFinite(Max);
    public CoordinateRange ToCoordinateRange => new(Min, Max);
    public CoordinateRange ToRectifiedCoordinateRange => ToCoordinateRange.Rectified();

    public void Set(double min, double max) => (Min, Max) = (min, max);

    public void Set(CoordinateRange range) => Set(range.Value1, range.Value2);

    public void Reset() => Set(double.PositiveInfinity, double.NegativeInfinity);

    public bool Contains(double position) => ToCoordinateRange.Contains(position);

    public override string ToString() => FormattableString.Invariant($"CoordinateRangeMutable [{Min}, {Max}]");
}
