namespace ScottPlot;

public struct PixelOffset
{
    public PixelOffset(float X, float Y) => (this.X, this.Y) = (X, Y);

    public static PixelOffset Zero => new(0, 0);

    public float X { get; set; }
    public float Y { get; set; }
}
