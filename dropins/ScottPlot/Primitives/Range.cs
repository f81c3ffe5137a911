namespace ScottPlot;

/// <summary>The interval of values that a colour map spreads over.</summary>
public readonly struct Range
{
    public Range(double min, double max) => (Min, Max) = (min, max);

    public double Min { get; }
    public double Max { get; }

    public double Clamp(double value) => Math.Clamp(value, Min, Max);

    /// <summary>The value's place between Min (0) and Max (1); 0 where the range is a single value.</summary>
    public double Normalize(double value, bool clamp = false)
    {
        if (Max == Min)
            return 0;
        double share = (value - Min) / (Max - Min);
        return clamp ? Math.Clamp(share, 0, 1) : share;
    }

    public static Range GetRange(IEnumerable<double> input)
    {
        CoordinateRange extrema = CoordinateRange.Extrema(input);
        return new Range(extrema.Min, extrema.Max);
    }

    public static Range GetRange(double[,] input) => GetRange(input.Cast<double>());

    public override string ToString() => FormattableString.Invariant($"Range [{Min}, {Max}]");
}
