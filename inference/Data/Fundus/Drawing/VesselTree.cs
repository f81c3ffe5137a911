using Strata.Randomness;

namespace Strata.Data.Fundus.Drawing;

/// <summary>A piece of a vessel.</summary>
readonly record struct VesselPiece(Spot From, double RadiusFrom, Spot To, double RadiusTo);

/// <summary>
/// The vessels of one eye: out of the disc into each quadrant an artery and a vein, which arch around the macula or run to the nose,
/// with branches that never enter the fovea. Not for two threads at once.
/// </summary>
sealed class VesselTree
{
    const int Pieces = 26;                                  // of a main vessel
    const double Step = 0.045;
    const double Thinnest = 0.0035;
    const double FoveaRadius = 0.13;

    readonly List<VesselPiece> _arteries = [];
    readonly List<VesselPiece> _veins = [];
    List<VesselPiece> _current = [];
    Spot _fovea;
    double _tortuosity;

    /// <summary>The arteries' pieces.</summary>
    public IReadOnlyList<VesselPiece> Arteries => _arteries;

    /// <summary>The veins' pieces.</summary>
    public IReadOnlyList<VesselPiece> Veins => _veins;

    /// <summary>Grows the vessels of another eye.</summary>
    public void Grow(in Look look, Spot disc, Spot fovea, int beadedQuadrants, ref SplitMix64 random)
    {
        _arteries.Clear();
        _veins.Clear();
        (_fovea, _tortuosity) = (fovea, look.Tortuosity);
        for (int quadrant = 0; quadrant < 4; quadrant++)
        {
            double beads = quadrant < beadedQuadrants ? 0.55 : 0;
            _current = _veins;
            Main(quadrant, disc, 0.020 * look.VesselWidth, beads, ref random);
            _current = _arteries;
            Main(quadrant, disc, 0.0135 * look.VesselWidth, beads: 0, ref random);
        }
    }

    // A Bézier curve, from which the vessel strays a little and comes back.
    void Main(int quadrant, Spot disc, double radius, double beads, ref SplitMix64 random)
    {
        double up = quadrant % 2 == 0 ? -1 : 1;
        double spread = random.Between(0.85, 1.15);
        (Spot first, Spot second, Spot end) = quadrant < 2
            ? (disc + new Spot(-0.02, up * 0.42 * spread), new Spot(_fovea.X + 0.12, _fovea.Y + up * 0.74 * spread),
                new Spot(-0.86, up * random.Between(0.2, 0.55)))
            : (disc + new Spot(0.04, up * 0.2 * spread), disc + new Spot(0.22, up * 0.4 * spread),
                new Spot(0.88, up * random.Between(0.6, 0.95)));
        (Spot at, Spot stray, int side) = (disc, default, random.Below(2) * 2 - 1);
        for (int piece = 1; piece <= Pieces && at.LengthSquared < 1.1; piece++)
        {
            double t = (double)piece / Pieces;
            stray = 0.8 * stray + 0.009 * _tortuosity * new Spot(random.Bell(), random.Bell());
            Spot next = Bezier(disc, first, second, end, t) + stray;
            double width = radius * (1 - 0.6 * t) * (1 + beads * (piece % 2 == 0 ? 1 : -0.5));
            _current.Add(new VesselPiece(at, width, next, width));
            if (piece >= 4 && piece % 3 == 0)
            {
                side = -side;
                Spot aside = (next - at).Unit().Turned(side * random.Between(0.25, 0.5));
                Branch(next, aside, 0.62 * width, random.Between(0.25, 0.7), ref random);
            }
            at = next;
        }
    }

    void Branch(Spot at, Spot direction, double radius, double length, ref SplitMix64 random)
    {
        double drift = 0.03 * random.Bell();
        int steps = (int)(length / Step);
        for (int step = 1; step <= steps; step++)
        {
            direction = direction.Turned(drift + 0.07 * _tortuosity * random.Bell());
            Spot next = at + Step * direction;
            if (next.LengthSquared > 1.1 || next.IsNear(_fovea, FoveaRadius))
                return;
            double width = radius * (1 - 0.6 * step / steps);
            _current.Add(new VesselPiece(at, width, next, width));
            if (step % 4 == 2 && width > Thinnest)
                Branch(next, direction.Turned((step % 8 < 4 ? 1 : -1) * random.Between(0.2, 0.45)), 0.7 * width, 0.55 * length, ref random);
            at = next;
        }
    }

    static Spot Bezier(Spot a, Spot b, Spot c, Spot d, double t)
    {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }
}
