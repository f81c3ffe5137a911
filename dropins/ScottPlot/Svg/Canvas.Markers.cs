namespace ScottPlot;

sealed partial class Canvas
{
    static readonly FillStyle s_noFill = new();

    /// <summary>Many markers of one look: filled circles name it once, which halves a file of many points.</summary>
    public void Markers(MarkerStyle style, IReadOnlyList<Pixel> places)
    {
        if (!style.CanBeDrawn || style.Shape != MarkerShape.FilledCircle)
        {
            foreach (Pixel place in places)
                Marker(style, place);
            return;
        }
        BeginGroup("markers", (Fill(style.FillStyle) + Stroke(style.OutlineStyle)).TrimStart());
        string radius = SvgText.Number(style.Size / 2);
        foreach (Pixel place in places.Where(IsReal))
            Write($"<circle cx=\"{SvgText.Number(place.X)}\" cy=\"{SvgText.Number(place.Y)}\" r=\"{radius}\"/>");
        EndGroup();
    }

    public void Marker(MarkerStyle style, Pixel at) => Marker(style, at, style.Size);

    /// <summary>Draws a marker in another size than its style's.</summary>
    public void Marker(MarkerStyle style, Pixel at, float size)
    {
        if (!style.CanBeDrawn || !IsReal(at))
            return;
        float radius = size / 2;
        (FillStyle fill, LineStyle outline, LineStyle line) = (style.FillStyle, style.OutlineStyle, style.LineStyle);
        switch (style.Shape)
        {
            case MarkerShape.FilledCircle: Circle(at, radius, fill, outline); break;
            case MarkerShape.FilledSquare: Polygon(Square(at, radius), fill, outline); break;
            case MarkerShape.FilledTriangleUp: Polygon(Triangle(at, radius, up: true), fill, outline); break;
            case MarkerShape.FilledTriangleDown: Polygon(Triangle(at, radius, up: false), fill, outline); break;
            case MarkerShape.FilledDiamond: Polygon(Diamond(at, radius), fill, outline); break;
            case MarkerShape.OpenCircle: Circle(at, radius, s_noFill, line); break;
            case MarkerShape.OpenSquare: Polygon(Square(at, radius), s_noFill, line); break;
            case MarkerShape.OpenTriangleUp: Polygon(Triangle(at, radius, up: true), s_noFill, line); break;
            case MarkerShape.OpenTriangleDown: Polygon(Triangle(at, radius, up: false), s_noFill, line); break;
            case MarkerShape.OpenDiamond: Polygon(Diamond(at, radius), s_noFill, line); break;
            case MarkerShape.OpenCircleWithDot: CircleAround(at, radius, line, dot: true); break;
            case MarkerShape.OpenCircleWithCross: CircleAround(at, radius, line, false, 0, 90, 180, 270); break;
            case MarkerShape.OpenCircleWithEks: CircleAround(at, radius, line, false, 45, 135, 225, 315); break;
            case MarkerShape.Eks: Spokes(at, radius * 1.3f, line, 45, 135, 225, 315); break;
            case MarkerShape.Cross: Spokes(at, radius, line, 0, 90, 180, 270); break;
            case MarkerShape.VerticalBar: Spokes(at, radius, line, 90, 270); break;
            case MarkerShape.HorizontalBar: Spokes(at, radius, line, 0, 180); break;
            case MarkerShape.TriUp: Spokes(at, radius, line, 90, 210, 330); break;
            case MarkerShape.TriDown: Spokes(at, radius, line, 30, 150, 270); break;
            case MarkerShape.Asterisk: Spokes(at, radius, line, 0, 60, 120, 180, 240, 300); break;
            case MarkerShape.HashTag: HashTag(at, radius, line); break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(style), style.Shape, "This marker shape is not drawn: choose another.");
        }
    }

    static Pixel[] Square(Pixel at, float r) =>
        [at.WithOffset(-r, -r), at.WithOffset(r, -r), at.WithOffset(r, r), at.WithOffset(-r, r)];

    static Pixel[] Diamond(Pixel at, float r) =>
        [at.WithOffset(0, -r), at.WithOffset(r, 0), at.WithOffset(0, r), at.WithOffset(-r, 0)];

    // Corners on the circle about the point, so that the point is the triangle's centre of mass.
    static Pixel[] Triangle(Pixel at, float r, bool up) =>
        [.. new[] { 90, 210, 330 }.Select(angle => OnCircle(at, r * 1.15f, up ? angle : -angle))];

    void CircleAround(Pixel at, float radius, LineStyle style, bool dot, params int[] spokes)
    {
        Circle(at, radius, s_noFill, style);
        if (dot)
            Circle(at, radius / 4, new FillStyle(style.Color), LineStyle.None);
        Spokes(at, radius, style, spokes);
    }

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
