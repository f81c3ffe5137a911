namespace ScottPlot;

public struct PixelSize
{
    public readonly float Width;
    public readonly float Height;

    public PixelSize(float width, float height) => (Width, Height) = (width, height);

    public PixelSize(double width, double height) => (Width, Height) = ((float)width, (float)height);

    public static PixelSize Zero => new(0f, 0f);

    public float Area => Width * Height;

    public override string ToString() => FormattableString.Invariant($"PixelSize: Width={Width} Height={Height}");
}
