using Strata.Randomness;

namespace Strata.Data.Fundus.Drawing;

/// <summary>
/// Paints photographs of retinas, one after the other: ground, macula, optic disc, vessels, lesions, then light, border and noise of the
/// camera. Not for two threads at once.
/// </summary>
/// <param name="side">Rows and columns.</param>
sealed class RetinaPainter(int side)
{
    const int Cells = 14;                                   // of the ground's mottling, along an axis

    static readonly Paint MaculaPigment = Drawing.Paint.Absorbing(0.70, 0.55, 0.50);
    static readonly Paint FoveaPigment = Drawing.Paint.Absorbing(0.75, 0.62, 0.60);
    static readonly Paint NerveHead = Drawing.Paint.Covering(new Tint(1.05, 0.80, 0.46), 0.85);
    static readonly Paint Cup = Drawing.Paint.Covering(new Tint(1.10, 0.96, 0.72), 0.75);
    static readonly Paint Vein = Drawing.Paint.Absorbing(0.66, 0.40, 0.46);
    static readonly Paint Artery = Drawing.Paint.Absorbing(0.84, 0.56, 0.56);

    readonly Canvas _canvas = new(side);
    readonly VesselTree _vessels = new();
    readonly double[] _mottling = new double[(Cells + 1) * (Cells + 1)];

    /// <summary>Paints one eye.</summary>
    /// <param name="look">What it shares with the patient's other one.</param>
    /// <param name="isRight">Whether it is the right one, whose disc lies right of the macula.</param>
    /// <param name="grade">0 to 4.</param>
    /// <param name="random">The eye's generator.</param>
    /// <param name="image">Receives red, green and blue: uint8 [3,side,side].</param>
    public void Paint(in Look look, bool isRight, int grade, SplitMix64 random, Span<byte> image)
    {
        Findings findings = Findings.Of(grade, ref random);
        Spot fovea = new(-0.05 + 0.02 * random.Bell(), 0.03 + 0.02 * random.Bell());
        Spot disc = fovea + new Spot(0.62 + 0.015 * random.Bell(), -0.06 + 0.02 * random.Bell());
        _canvas.Begin(look, isRight, new Spot(0.04 * random.Bell(), 0.03 * random.Bell()));
        Ground(look, ref random);
        Macula(fovea);
        Lesions lesions = new(_canvas, disc, fovea);
        lesions.Under(findings, look.Drusen, ref random);
        Disc(look, disc);
        Vessels(look, disc, fovea, findings, ref random);
        lesions.Over(findings, ref random);
        Expose(look, ref random, image);
    }

    // Value noise: random levels at the corners of cells, smoothly joined (3u² - 2u³).
    void Ground(in Look look, ref SplitMix64 random)
    {
        foreach (ref double level in _mottling.AsSpan())
            level = random.Bell();
        Span<Tint> light = _canvas.Light;
        for (int row = 0; row < side; row++)
        {
            (int above, double v) = Cell(row);
            for (int column = 0; column < side; column++)
            {
                (int left, double u) = Cell(column);
                int at = above * (Cells + 1) + left;
                double top = _mottling[at] + u * (_mottling[at + 1] - _mottling[at]);
                double bottom = _mottling[at + Cells + 1] + u * (_mottling[at + Cells + 2] - _mottling[at + Cells + 1]);
                light[row * side + column] = (1 + look.Mottling * (top + v * (bottom - top))) * look.Ground;
            }
        }
    }

    (int Cell, double Share) Cell(int pixel)
    {
        double place = (pixel + 0.5) * Cells / side;
        double u = place - (int)place;
        return ((int)place, u * u * (3 - 2 * u));
    }

    void Macula(Spot fovea)
    {
        _canvas.Glow(fovea, 0.36);
        _canvas.Paint(MaculaPigment, 0.8);
        _canvas.Glow(fovea, 0.11);
        _canvas.Paint(FoveaPigment);
    }

    void Disc(in Look look, Spot disc)
    {
        Oval(disc, look.DiscRadius, 0.03);
        _canvas.Paint(NerveHead);
        Oval(disc, look.CupShare * look.DiscRadius, 0.03);
        _canvas.Paint(Cup);
    }

    void Oval(Spot middle, double radius, double softness)
    {
        Spot half = new(0, 0.12 * radius);
        _canvas.Stroke(middle - half, radius, middle + half, radius, softness);
    }

    void Vessels(in Look look, Spot disc, Spot fovea, in Findings findings, ref SplitMix64 random)
    {
        _vessels.Grow(look, disc, fovea, findings.BeadedQuadrants, ref random);
        foreach (VesselPiece piece in _vessels.Veins)
            _canvas.Stroke(piece.From, piece.RadiusFrom, piece.To, piece.RadiusTo);
        _canvas.Paint(Vein);
        foreach (VesselPiece piece in _vessels.Arteries)
            _canvas.Stroke(piece.From, piece.RadiusFrom, piece.To, piece.RadiusTo);
        _canvas.Paint(Artery);
    }

    void Expose(in Look look, ref SplitMix64 random, Span<byte> image)
    {
        Spot tilt = new(0.1 * random.Bell(), 0.1 * random.Bell());
        double edge = Math.Max(0.02, 2.0 / side);
        int plane = side * side;
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                Spot field = _canvas.Field(row, column);
                double aperture = Math.Clamp((1 - Math.Sqrt(field.LengthSquared)) / edge + 0.5, 0, 1);
                double light = aperture * look.Exposure * (1 - look.Falloff * field.LengthSquared + tilt.X * field.X + tilt.Y * field.Y);
                double noise = aperture * look.Noise * random.Bell();
                int at = row * side + column;
                Tint seen = light * (look.Cast * _canvas.Light[at]);
                image[at] = Level(seen.Red + noise);
                image[plane + at] = Level(seen.Green + noise);
                image[2 * plane + at] = Level(seen.Blue + noise);
            }
        }
    }

    static byte Level(double light) => (byte)Math.Clamp(light * 255 + 0.5, 0, 255);
}
