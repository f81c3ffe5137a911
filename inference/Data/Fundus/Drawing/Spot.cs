namespace Strata.Data.Fundus.Drawing;

/// <summary>
/// A point of the retina, seen as in a right eye: the field of view is the unit circle, x grows towards the nose, y downwards.
/// Additions, products, quotients and roots alone, which IEEE 754 rounds the same on every machine.
/// </summary>
/// <param name="X">-1 (temple) to 1 (nose).</param>
/// <param name="Y">-1 (top) to 1.</param>
readonly record struct Spot(double X, double Y)
{
    public double LengthSquared => X * X + Y * Y;

    public static Spot operator +(Spot a, Spot b) => new(a.X + b.X, a.Y + b.Y);

    public static Spot operator -(Spot a, Spot b) => new(a.X - b.X, a.Y - b.Y);

    public static Spot operator *(double factor, Spot a) => new(factor * a.X, factor * a.Y);

    /// <summary>Of length 1; of no direction, towards the nose.</summary>
    public Spot Unit() => LengthSquared > 1e-12 ? 1 / Math.Sqrt(LengthSquared) * this : new Spot(1, 0);

    /// <summary>Turned by 2 atan(<paramref name="t"/>), in rational form.</summary>
    public Spot Turned(double t)
    {
        (double cos, double sin) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t));
        return new Spot(cos * X - sin * Y, sin * X + cos * Y);
    }

    /// <summary>Whether another point is nearer than <paramref name="distance"/>.</summary>
    public bool IsNear(Spot other, double distance) => (this - other).LengthSquared < distance * distance;
}
