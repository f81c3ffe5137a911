namespace ScottPlot;

public readonly struct CoordinateLine
{
    public readonly double X1;
    public readonly double X2;
    public readonly double Y1;
    public readonly double Y2;

    public CoordinateLine(double x1, double y1, double x2, double y2) => (X1, Y1, X2, Y2) = (x1, y1, x2, y2);

    public CoordinateLine(Coordinates pt1, Coordinates pt2) : this(pt1.X, pt1.Y, pt2.X, pt2.Y) { }

    public Coordinates Start => new(X1, Y1);
    public Coordinates End => new(X2, Y2);
    public Coordinates Center => new((X1 + X2) / 2, (Y1 + Y2) / 2);

    public CoordinateRect BoundingBox() => new(Start, End);

    public override string ToString() => FormattableString.Invariant($"CoordinateLine from ({X1}, {Y1}) to ({X2}, {Y2})");
}
