namespace ScottPlot;

sealed partial class Canvas
{
    static readonly FillStyle s_noFill = new();

    public void Marker(MarkerStyle style, Pixel at) => Marker(style, at, style.Size);

    /// <summary>Draws a marker in another size than its style's.</summary>
    public void Marker(MarkerStyle style, Pixel at, float size)
    {
        if (!style.CanBeDrawn || !IsReal(at))
            return;
        float radius = size / 2;
        switch (style.Shape)
        {
            case MarkerShape.FilledCircle: Circle(at, radius, style.FillStyle, style.OutlineStyle); break;
            case MarkerShape.FilledSquare: Polygon(Square(at, radius), style.FillStyle, style.OutlineStyle); break;
            case MarkerShape.FilledTriangleUp: Polygon(Triangle(at, radius, up: true), style.FillStyle, style.OutlineStyle); break;
            case MarkerShape.FilledTriangleDown: Polygon(Triangle(at, radius, up: false), style.FillStyle, style.OutlineStyle); break;
            case MarkerShape.FilledDiamond: Polygon(Diamond(at, radius), style.FillStyle, style.OutlineStyle); break;
            case MarkerShape.OpenCircle: Circle(at, radius, s_noFill, style.LineStyle); break;
            case MarkerShape.OpenSquare: Polygon(Square(at, radius), s_noFill, style.LineStyle); break;
            case MarkerShape.OpenTriangleUp: Polygon(Triangle(at, radius, up: true), s_noFill, style.LineStyle); break;
            case MarkerShape.OpenTriangleDown: Polygon(Triangle(at, radius, up: false), s_noFill, style.LineStyle); break;
            case MarkerShape.OpenDiamond: Polygon(Diamond(at, radius), s_noFill, style.LineStyle); break;
            case MarkerShape.OpenCircleWithDot: Circle(at, radius, s_noFill, style.LineStyle); Circle(at, radius / 4, new FillStyle(style.LineColor), LineStyle.None); break;
            case MarkerShape.OpenCircleWithCross: Circle(at, radius, s_noFill, style.LineStyle); Spokes(at, radius, style.LineStyle, 0, 90, 180, 270); break;
            case MarkerShape.OpenCircleWithEks: Circle(at, radius, s_noFill, style.LineStyle); Spokes(at, radius, style.LineStyle, 45, 135, 225, 315); break;
            case MarkerShape.Eks: Spokes(at, radius * 1.3f, style.LineStyle, 45, 135, 225, 315); break;
            case MarkerShape.Cross: Spokes(at, radius, style.LineStyle, 0, 90, 180, 270); break;
            case MarkerShape.VerticalBar: Spokes(at, radius, style.LineStyle, 90, 270); break;
            case MarkerShape.HorizontalBar: Spokes(at, radius, style.LineStyle, 0, 180); break;
            case MarkerShape.TriUp: Spokes(at, radius, style.LineStyle, 90, 210, 330); break;
            case MarkerShape.TriDown: Spokes(at, radius, style.LineStyle, 30, 150, 270); break;
            case MarkerShape.Asterisk: Spokes(at, radius, style.LineStyle, 0, 60, 120, 180, 240, 300); break;
            case MarkerShape.HashTag: HashTag(at, radius, style.LineStyle); break;
            default: throw new ArgumentOutOfRangeException(nameof(style), style.Shape, "This marker shape is not drawn: choose another.");
        }
    }

    static Pixel[] Square(Pixel at, float r) => [at.WithOffset(-r, -r), at.WithOffset(r, -r), at.WithOffset(r, r), at.WithOffset(-r, r)];

    static Pixel[] Diamond(Pixel at, float r) => [at.WithOffset(0, -r), at.WithOffset(r, 0), at.WithOffset(0, r), at.WithOffset(-r, 0)];

    // Corners on the circle about the point, so that the point is the triangle's centre of mass.
    static Pixel[] Triangle(Pixel at, float r, bool up) =>
        [.. new[] { 90, 210, 330 }.Select(angle => OnCircle(at, r * 1.15f, up ? angle : -angle))];

    void Spokes(Pixel at, float radius, LineStyle style, params int[] degrees)
    {
        foreach (int angle in degrees)
            Line(at, OnCircle(at, radius, angle), style);
    }

    void HashTag(Pixel at, float r, LineStyle style)
    {
        foreach (float side in new[] { -r / 2, r / 2 })
        {
            Line(at.WithOffset(side, -r), at.WithOffset(side, r), style);
            Line(at.WithOffset(-r, side), at.WithOffset(r, side), style);
        }
    }

    static Pixel OnCircle(Pixel at, float radius, int degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return at.WithOffset((float)(radius * cos), (float)(-radius * sin));
    }
}
