namespace ScottPlot;

public struct Pixel
{
    public float X;
    public float Y;

    public Pixel(float x, float y) => (X, Y) = (x, y);

    public Pixel(double x, double y) => (X, Y) = ((float)x, (float)y);

    public static Pixel NaN => new(float.NaN, float.NaN);
    public static Pixel Zero => new(0f, 0f);

    public Pixel WithOffset(float dX, float dY) => new(X + dX, Y + dY);

    public override string ToString() => FormattableString.Invariant($"Pixel {{ X = {X}, Y = {Y} }}");
}
