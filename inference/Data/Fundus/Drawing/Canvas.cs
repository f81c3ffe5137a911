namespace Strata.Data.Fundus.Drawing;

/// <summary>
/// A picture in the making. Shapes are gathered in a mask, where overlapping ones count once, and painted together. Not for two threads
/// at once.
/// </summary>
/// <param name="side">Rows and columns.</param>
sealed class Canvas(int side)
{
    readonly Tint[] _light = new Tint[side * side];
    readonly double[] _mask = new double[side * side];
    (int Left, int Right, int Top, int Bottom) _touched = (side, -1, side, -1);
    double _pixelsARadius, _mirror, _softness;
    Spot _middle;

    /// <summary>Rows and columns.</summary>
    public int Side => side;

    /// <summary>The light of each pixel, row by row.</summary>
    public Span<Tint> Light => _light;

    /// <summary>Begins a picture.</summary>
    /// <param name="look">The camera.</param>
    /// <param name="isRight">Whether it is a right eye; a left one is its mirror image.</param>
    /// <param name="shift">Where the middle of the retina lies.</param>
    public void Begin(in Look look, bool isRight, Spot shift)
    {
        _pixelsARadius = side / (2 * look.HalfWidth);
        _mirror = isRight ? 1 : -1;
        _middle = shift;
        _softness = 1 + look.Defocus * _pixelsARadius;
    }

    /// <summary>The point of the field of view under the middle of a pixel, whatever the eye's side and shift.</summary>
    public Spot Field(int row, int column) =>
        new((column + 0.5 - side / 2.0) / _pixelsARadius, (row + 0.5 - side / 2.0) / _pixelsARadius);

    /// <summary>Adds a disc to the mask.</summary>
    public void Dot(Spot middle, double radius, double softness = 0) => Stroke(middle, radius, middle, radius, softness);

    /// <summary>Adds a line whose width changes; thinner than a pixel it is fainter instead.</summary>
    /// <param name="a">Where it begins.</param>
    /// <param name="radiusA">Half its width there.</param>
    /// <param name="b">Where it ends.</param>
    /// <param name="radiusB">Half its width there.</param>
    /// <param name="softness">The width of its soft edge beyond the camera's own, in radii of the field.</param>
    public void Stroke(Spot a, double radiusA, Spot b, double radiusB, double softness = 0)
    {
        (Spot from, Spot to) = (Pixel(a), Pixel(b));
        (double radius, double change) = (radiusA * _pixelsARadius, (radiusB - radiusA) * _pixelsARadius);
        double edge = _softness + softness * _pixelsARadius;
        Spot along = to - from;
        double lengthSquared = Math.Max(1e-12, along.LengthSquared);
        (int left, int right, int top, int bottom) = Touch(from, to, Math.Max(radius, radius + change) + edge / 2);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                Spot here = new Spot(column + 0.5, row + 0.5) - from;
                double t = Math.Clamp((here.X * along.X + here.Y * along.Y) / lengthSquared, 0, 1);
                double wide = radius + t * change;
                double distance = Math.Sqrt((here - t * along).LengthSquared);
                Cover(row, column, Math.Clamp((wide + edge / 2 - distance) / edge, 0, 1) * Math.Min(1, 2 * wide / edge));
            }
        }
    }

    /// <summary>Adds a glow that fades to nothing at its radius: (1 - d²/r²)².</summary>
    public void Glow(Spot middle, double radius)
    {
        (Spot centre, double reach) = (Pixel(middle), radius * _pixelsARadius);
        (int left, int right, int top, int bottom) = Touch(centre, centre, reach);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                double rest = Math.Max(0, 1 - (new Spot(column + 0.5, row + 0.5) - centre).LengthSquared / (reach * reach));
                Cover(row, column, rest * rest);
            }
        }
    }

    /// <summary>Adds the lower part of a disc, flat on top, as blood that has settled.</summary>
    public void Boat(Spot middle, double radius)
    {
        (Spot centre, double reach) = (Pixel(middle), radius * _pixelsARadius);
        (int left, int right, int top, int bottom) = Touch(centre, centre, reach + _softness);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++)
            {
                Spot here = new Spot(column + 0.5, row + 0.5) - centre;
                double inside = Math.Clamp((reach - Math.Sqrt(here.LengthSquared)) / _softness + 0.5, 0, 1);
                Cover(row, column, inside * Math.Clamp((here.Y + 0.25 * reach) / _softness + 0.5, 0, 1));
            }
        }
    }

    /// <summary>Paints what the mask holds, and empties it.</summary>
    public void Paint(in Paint paint, double opacity = 1)
    {
        (int left, int right, int top, int bottom) = _touched;
        for (int row = top; row <= bottom; row++)
        {
            for (int at = row * side + left; at <= row * side + right; at++)
            {
                double share = opacity * _mask[at];
                if (share > 0)
                    _light[at] = (1 - share) * _light[at] + share * (_light[at] * paint.Keep + paint.Add);
                _mask[at] = 0;
            }
        }
        _touched = (side, -1, side, -1);
    }

    Spot Pixel(Spot place) => new(
        side / 2.0 + _pixelsARadius * (_mirror * place.X + _middle.X),
        side / 2.0 + _pixelsARadius * (place.Y + _middle.Y));

    void Cover(int row, int column, double share)
    {
        ref double covered = ref _mask[row * side + column];
        covered = Math.Max(covered, share);
    }

    (int Left, int Right, int Top, int Bottom) Touch(Spot a, Spot b, double reach)
    {
        (int left, int right) = (Inside(Math.Min(a.X, b.X) - reach), Inside(Math.Max(a.X, b.X) + reach));
        (int top, int bottom) = (Inside(Math.Min(a.Y, b.Y) - reach), Inside(Math.Max(a.Y, b.Y) + reach));
        _touched = (
            Math.Min(_touched.Left, left), Math.Max(_touched.Right, right),
            Math.Min(_touched.Top, top), Math.Max(_touched.Bottom, bottom));
        return (left, right, top, bottom);
    }

    int Inside(double pixel) => (int)Math.Clamp(pixel, 0, side - 1);
}
