namespace ScottPlot;

public struct Coordinates : IEquatable<Coordinates>
{
    public Coordinates(double x, double y) => (X, Y) = (x, y);

    public static Coordinates NaN => new(double.NaN, double.NaN);
    public static Coordinates Origin => new(0, 0);
    public static Coordinates Zero => new(0, 0);

    public double X { get; set; }
    public double Y { get; set; }
    public bool AreReal => double.IsFinite(X) && double.IsFinite(Y);

    public static Coordinates[] Zip(double[] xs, double[] ys)
    {
        if (xs.Length != ys.Length)
            throw new ArgumentException($"xs holds {xs.Length:N0} values but ys holds {ys.Length:N0}: a point needs both");
        return [.. xs.Zip(ys, (x, y) => new Coordinates(x, y))];
    }

    public Coordinates WithDelta(double dX, double dY) => new(X + dX, Y + dY);

    public double DistanceSquared(Coordinates pt) => (X - pt.X) * (X - pt.X) + (Y - pt.Y) * (Y - pt.Y);

    public double Distance(Coordinates pt) => Math.Sqrt(DistanceSquared(pt));

    public override string ToString() => FormattableString.Invariant($"Coordinates {{ X = {X}, Y = {Y} }}");

    public bool Equals(Coordinates other) => X == other.X && Y == other.Y;

    public override bool Equals(object obj) => obj is Coordinates other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(X, Y);

    public static bool operator ==(Coordinates a, Coordinates b) => a.Equals(b);

    public static bool operator !=(Coordinates a, Coordinates b) => !a.Equals(b);
}
