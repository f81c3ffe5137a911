using Strata.Randomness;

namespace Strata.Data.Digits;

/// <summary>Paper of 28 x 28 pixels that digits are written on, one after the other. Not for two threads at once.</summary>
sealed class Sheet
{
    /// <summary>Rows and columns.</summary>
    public const int Side = 28;

    const int PiecesACurve = 5;
    const int Margin = 1;                                   // a dry rim spares the blur its edge cases
    const int Row = Side + 2 * Margin;

    readonly double[] _ink = new double[Row * Row];
    readonly List<(double X, double Y, bool IsCorner)> _points = [];
    readonly List<Segment> _segments = [];

    readonly record struct Segment(double X0, double Y0, double Radius0, double X1, double Y1, double Radius1);

    /// <summary>Writes one digit into <paramref name="image"/>, grey [28,28].</summary>
    public void Write(int digit, SplitMix64 random, Span<byte> image)
    {
        Glyph[] ways = Glyphs.Of(digit);
        Glyph glyph = ways[random.Below(ways.Length)];
        Hand hand = new(ref random);
        Draw(glyph, ref hand);
        Centre(hand);
        Array.Clear(_ink);
        foreach (Segment segment in _segments)
            Stroke(segment, hand.Softness);
        Expose(hand, ref random, image);
    }

    void Draw(Glyph glyph, ref Hand hand)
    {
        _segments.Clear();
        foreach (GlyphPoint[] stroke in glyph.Strokes)
        {
            _points.Clear();
            foreach (GlyphPoint point in stroke)
            {
                (double x, double y) = hand.Place(point);
                _points.Add((x, y, point.IsCorner));
            }
            Curve(hand);
        }
    }

    // A curve through the points (Catmull and Rom 1974); at an end or a corner the missing neighbour is the point itself.
    void Curve(in Hand hand)
    {
        int pieces = (_points.Count - 1) * PiecesACurve;
        for (int i = 0; i + 1 < _points.Count; i++)
        {
            var (a, b) = (_points[i], _points[i + 1]);
            var before = i == 0 || a.IsCorner ? a : _points[i - 1];
            var after = i + 2 == _points.Count || b.IsCorner ? b : _points[i + 2];
            (double x, double y) = (a.X, a.Y);
            for (int j = 1; j <= PiecesACurve; j++)
            {
                double t = (double)j / PiecesACurve;
                (double nextX, double nextY) = (CatmullRom(before.X, a.X, b.X, after.X, t), CatmullRom(before.Y, a.Y, b.Y, after.Y, t));
                int piece = i * PiecesACurve + j;
                _segments.Add(new Segment(x, y, Radius(hand, piece - 1, pieces), nextX, nextY, Radius(hand, piece, pieces)));
                (x, y) = (nextX, nextY);
            }
        }
    }

    static double CatmullRom(double before, double a, double b, double after, double t) =>
        a + 0.5 * t * (b - before + t * (2 * before - 5 * a + 4 * b - after + t * (3 * (a - b) + after - before)));

    static double Radius(in Hand hand, int piece, int pieces) =>
        Math.Max(0.45, hand.Radius * (1 + hand.PressureChange * ((double)piece / pieces - 0.5)));

    // Moves the middle of what was drawn to the middle of the sheet, plus the hand's shift; the ink stays on the sheet.
    void Centre(in Hand hand)
    {
        (double left, double right, double top, double bottom) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (Segment segment in _segments)
        {
            (left, right) = (Math.Min(left, Math.Min(segment.X0, segment.X1)), Math.Max(right, Math.Max(segment.X0, segment.X1)));
            (top, bottom) = (Math.Min(top, Math.Min(segment.Y0, segment.Y1)), Math.Max(bottom, Math.Max(segment.Y0, segment.Y1)));
        }
        double x = Row / 2.0 + Within(hand.Shift.X, right - left) - (left + right) / 2;
        double y = Row / 2.0 + Within(hand.Shift.Y, bottom - top) - (top + bottom) / 2;
        for (int i = 0; i < _segments.Count; i++)
        {
            Segment s = _segments[i];
            _segments[i] = s with { X0 = s.X0 + x, Y0 = s.Y0 + y, X1 = s.X1 + x, Y1 = s.Y1 + y };
        }
    }

    static double Within(double shift, double extent)
    {
        double room = Math.Max(0, (Side - extent) / 2 - 1.5);
        return Math.Clamp(shift, -room, room);
    }

    // Ink at distance d from the stroke's middle: full up to the radius, none a softness further, linear between.
    void Stroke(in Segment segment, double softness)
    {
        (double dx, double dy) = (segment.X1 - segment.X0, segment.Y1 - segment.Y0);
        double lengthSquared = Math.Max(1e-12, dx * dx + dy * dy);
        double reach = Math.Max(segment.Radius0, segment.Radius1) + softness / 2;
        (int firstColumn, int lastColumn) = Pixels(Math.Min(segment.X0, segment.X1) - reach, Math.Max(segment.X0, segment.X1) + reach);
        (int firstRow, int lastRow) = Pixels(Math.Min(segment.Y0, segment.Y1) - reach, Math.Max(segment.Y0, segment.Y1) + reach);
        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                (double px, double py) = (column + 0.5 - segment.X0, row + 0.5 - segment.Y0);
                double t = Math.Clamp((px * dx + py * dy) / lengthSquared, 0, 1);
                (double ex, double ey) = (px - t * dx, py - t * dy);
                double radius = segment.Radius0 + t * (segment.Radius1 - segment.Radius0);
                double ink = Math.Clamp((radius + softness / 2 - Math.Sqrt(ex * ex + ey * ey)) / softness, 0, 1);
                ref double pixel = ref _ink[row * Row + column];
                pixel = Math.Max(pixel, ink);
            }
        }
    }

    static (int First, int Last) Pixels(double from, double to) =>
        (Math.Max(Margin, (int)from), Math.Min(Row - 1 - Margin, (int)to));

    void Expose(in Hand hand, ref SplitMix64 random, Span<byte> image)
    {
        (double side, double middle) = (hand.Blur, 1 - 2 * hand.Blur);
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                int at = (row + Margin) * Row + column + Margin;
                double above = side * (_ink[at - Row - 1] + _ink[at - Row + 1]) + middle * _ink[at - Row];
                double here = side * (_ink[at - 1] + _ink[at + 1]) + middle * _ink[at];
                double below = side * (_ink[at + Row - 1] + _ink[at + Row + 1]) + middle * _ink[at + Row];
                double level = hand.Contrast * (side * (above + below) + middle * here) + hand.Noise * random.Bell();
                image[row * Side + column] = (byte)Math.Clamp(level + 0.5, 0, 255);
            }
        }
    }
}
