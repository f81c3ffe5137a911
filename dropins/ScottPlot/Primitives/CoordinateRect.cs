namespace ScottPlot;

public struct CoordinateRect : IEquatable<CoordinateRect>
{
    public CoordinateRect(double left, double right, double bottom, double top) =>
        (Left, Right, Bottom, Top) = (left, right, bottom, top);

    public CoordinateRect(CoordinateRange xRange, CoordinateRange yRange)
        : this(xRange.Value1, xRange.Value2, yRange.Value1, yRange.Value2) { }

    public CoordinateRect(Coordinates pt1, Coordinates pt2)
        : this(Math.Min(pt1.X, pt2.X), Math.Max(pt1.X, pt2.X), Math.Min(pt1.Y, pt2.Y), Math.Max(pt1.Y, pt2.Y)) { }

    public double Left { get; set; }
    public double Right { get; set; }
    public double Bottom { get; set; }
    public double Top { get; set; }

    public double Width => Right - Left;
    public double Height => Top - Bottom;
    public double Area => Width * Height;
    public bool HasArea => Area != 0;
    public double HorizontalCenter => (Left + Right) / 2;
    public double VerticalCenter => (Bottom + Top) / 2;
    public bool IsInvertedX => Left > Right;
    public bool IsInvertedY => Bottom > Top;
    public Coordinates Center => new(HorizontalCenter, VerticalCenter);
    public Coordinates TopLeft => new(Left, Top);
    public Coordinates TopRight => new(Right, Top);
    public Coordinates BottomLeft => new(Left, Bottom);
    public Coordinates BottomRight => new(Right, Bottom);
    public CoordinateRange XRange => new(Left, Right);
    public CoordinateRange YRange => new(Bottom, Top);

    public bool ContainsX(double x) => XRange.Contains(x);

    public bool ContainsY(double y) => YRange.Contains(y);

    public bool Contains(double x, double y) => ContainsX(x) && ContainsY(y);

    public bool Contains(Coordinates point) => Contains(point.X, point.Y);

    public CoordinateRect WithTranslation(double x, double y) => new(Left + x, Right + x, Bottom + y, Top + y);

    public CoordinateRect WithTranslation(Coordinates p) => WithTranslation(p.X, p.Y);

    public override string ToString() =>
        FormattableString.Invariant($"CoordinateRect: Left={Left} Right={Right} Bottom={Bottom} Top={Top}");

    public bool Equals(CoordinateRect other) =>
        (Left, Right, Bottom, Top) == (other.Left, other.Right, other.Bottom, other.Top);

    public override bool Equals(object obj) => obj is CoordinateRect other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Left, Right, Bottom, Top);

    public static bool operator ==(CoordinateRect a, CoordinateRect b) => a.Equals(b);

    public static bool operator !=(CoordinateRect a, CoordinateRect b) => !a.Equals(b);
}
