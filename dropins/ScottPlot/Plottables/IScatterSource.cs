namespace ScottPlot;

public interface IScatterSource
{
    IReadOnlyList<Coordinates> GetScatterPoints();

    AxisLimits GetLimits();

    CoordinateRange GetLimitsX();

    CoordinateRange GetLimitsY();
}

/// <summary>Points read anew from the caller's arrays or lists at each drawing.</summary>
sealed class PointSource(Func<Coordinates[]> read) : IScatterSource
{
    public static PointSource Of<T1, T2>(IReadOnlyList<T1> xs, IReadOnlyList<T2> ys)
    {
        if (xs.Count != ys.Count)
            throw new ArgumentException($"xs holds {xs.Count:N0} values but ys holds {ys.Count:N0}: a point needs both");
        return new PointSource(() => [.. xs.Zip(ys, (x, y) => new Coordinates(ToDouble(x), ToDouble(y)))]);
    }

    public IReadOnlyList<Coordinates> GetScatterPoints() => read();

    public AxisLimits GetLimits() => new(read());

    public CoordinateRange GetLimitsX() => GetLimits().XRange;

    public CoordinateRange GetLimitsY() => GetLimits().YRange;

    public static double ToDouble<T>(T value) =>
        value is DateTime time ? time.ToOADate() : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
