using Strata.Randomness;

namespace Strata.Data.Digits;

/// <summary>
/// How one digit comes out of the hand: slant, size, a smooth bend, tremor, place, pressure. Additions, products, quotients and roots
/// alone, which IEEE 754 rounds the same on every machine: so are the bytes.
/// </summary>
struct Hand
{
    const double Tremor = 2.6;             // of 100, for each point
    const double Bend = 5.0;               // of 100, at the edge of the box
    readonly double _xx, _xy, _yx, _yy;
    readonly double _bendX, _bendY, _twistX, _twistY;
    SplitMix64 _random;

    /// <summary>Draws a hand for an image of 28 x 28.</summary>
    public Hand(ref SplitMix64 random)
    {
        // The rotation by 2 atan(t), in rational form: a standard deviation of 0.08 in t is 9.2 degrees.
        double t = 0.08 * random.Bell();
        (double cos, double sin) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t));
        double shear = 0.16 * random.Bell();
        (double width, double height) = (random.Between(0.145, 0.215), random.Between(0.175, 0.215));
        (_xx, _xy) = (cos * width, (-shear * cos - sin) * height);
        (_yx, _yy) = (sin * width, (-shear * sin + cos) * height);
        (_bendX, _bendY) = (Bend * random.Bell(), Bend * random.Bell());
        (_twistX, _twistY) = (Bend * random.Bell(), Bend * random.Bell());
        Shift = (1.2 * random.Bell(), 1.2 * random.Bell());
        Radius = random.Between(0.75, 1.75);
        Softness = random.Between(0.7, 1.5);
        PressureChange = 0.3 * random.Bell();
        Blur = random.Between(0, 0.16);
        Contrast = random.Between(170, 255);
        Noise = random.Between(0, 14);
        _random = new SplitMix64(random.Next());
    }

    /// <summary>How far the digit lies from the image's middle, in pixels.</summary>
    public (double X, double Y) Shift { get; }

    /// <summary>The pen's radius, in pixels.</summary>
    public double Radius { get; }

    /// <summary>The width of the stroke's soft edge, in pixels.</summary>
    public double Softness { get; }

    /// <summary>How much the radius changes over a stroke, as a share.</summary>
    public double PressureChange { get; }

    /// <summary>The share of ink that each neighbour takes from a pixel, 0 to 0.16.</summary>
    public double Blur { get; }

    /// <summary>The grey level of full ink.</summary>
    public double Contrast { get; }

    /// <summary>The standard deviation of the paper's noise, in grey levels.</summary>
    public double Noise { get; }

    /// <summary>Where the hand puts a point of a glyph: pixels around (0, 0).</summary>
    public (double X, double Y) Place(GlyphPoint point)
    {
        (double u, double v) = ((point.X - 50) / 50, (point.Y - 50) / 50);
        double x = point.X - 50 + _bendX * v * v + _twistX * u * v + Tremor * _random.Bell();
        double y = point.Y - 50 + _bendY * u * u + _twistY * u * v + Tremor * _random.Bell();
        return (_xx * x + _xy * y, _yx * x + _yy * y);
    }
}
