using Strata.Randomness;

namespace Strata.Data.Fundus.Drawing;

/// <summary>Draws what diabetes leaves on a retina.</summary>
/// <param name="canvas">What it is drawn on.</param>
/// <param name="disc">The optic disc's middle.</param>
/// <param name="fovea">The macula's middle.</param>
readonly struct Lesions(Canvas canvas, Spot disc, Spot fovea)
{
    const double Border = 0.9;                              // of the field, beyond which nothing is put
    const double DiscClearance = 0.2;

    static readonly Paint Blood = Paint.Absorbing(0.62, 0.22, 0.30);
    static readonly Paint OldBlood = Paint.Absorbing(0.54, 0.21, 0.27);
    static readonly Paint NewVessel = Paint.Absorbing(0.80, 0.28, 0.36);
    static readonly Paint Fat = Paint.Covering(new Tint(1.0, 0.90, 0.52), 0.92);
    static readonly Paint Age = Paint.Covering(new Tint(0.98, 0.76, 0.42), 0.5);
    static readonly Paint Wool = Paint.Covering(new Tint(1.04, 0.92, 0.66), 0.75);

    /// <summary>What lies under the vessels: cotton-wool spots, drusen.</summary>
    public void Under(in Findings findings, int drusen, ref SplitMix64 random)
    {
        for (int i = 0; i < drusen; i++)
            canvas.Dot(Around(fovea, 0.4, ref random), random.Between(0.008, 0.02), 0.015);
        canvas.Paint(Age);
        for (int i = 0; i < findings.CottonWoolSpots; i++)
        {
            Spot middle = Somewhere(0.75, ref random);
            for (int puff = 0; puff < 4; puff++)
                canvas.Dot(Around(middle, 0.045, ref random), random.Between(0.02, 0.045), 0.035);
        }
        canvas.Paint(Wool);
    }

    /// <summary>What lies over them.</summary>
    public void Over(in Findings findings, ref SplitMix64 random)
    {
        for (int i = 0; i < findings.Microaneurysms; i++)
            canvas.Dot(Somewhere(0.7, ref random), random.Between(0.011, 0.02));
        canvas.Paint(Blood);
        Bleed(findings, ref random);
        for (int i = 0; i < findings.ExudateClusters; i++)
            Exudates(ref random);
        canvas.Paint(Fat);
        for (int i = 0; i < findings.MicrovascularAbnormalities; i++)
            Tangle(Somewhere(0.7, ref random), 3, 0.1, 0.005, ref random);
        canvas.Paint(NewVessel, 0.8);
        for (int i = 0; i < findings.NewVesselsElsewhere; i++)
            Tangle(Somewhere(0.75, ref random), 10, 0.17, 0.008, ref random);
        if (findings.NewVesselsOnDisc)
            Tangle(Around(disc, 0.04, ref random), 18, 0.26, 0.008, ref random);
        canvas.Paint(NewVessel);
        if (findings.PreretinalHaemorrhage)
            canvas.Boat(new Spot(random.Between(-0.5, 0.4), random.Between(0.15, 0.55)), random.Between(0.14, 0.26));
        canvas.Paint(OldBlood, 0.95);
    }

    void Bleed(in Findings findings, ref SplitMix64 random)
    {
        for (int i = 0; i < findings.Haemorrhages; i++)
            Haemorrhage(Somewhere(Border, ref random), random.Between(0.018, 0.045), ref random);
        for (int quadrant = 0; quadrant < 4; quadrant++)
        {
            Spot sign = new(quadrant % 2 * 2 - 1, quadrant / 2 * 2 - 1);
            for (int i = 0; i < findings.HaemorrhagesAQuadrant; i++)
            {
                Spot place = Somewhere(Border, ref random);
                Haemorrhage(new Spot(sign.X * Math.Abs(place.X), sign.Y * Math.Abs(place.Y)), random.Between(0.014, 0.032), ref random);
            }
        }
        canvas.Paint(OldBlood, 0.9);
    }

    // Deep ones are dots and blots; one in three lies between nerve fibres, which run away from the disc, and looks like a flame.
    void Haemorrhage(Spot place, double size, ref SplitMix64 random)
    {
        if (random.Below(3) == 0)
        {
            Spot fibre = (place - disc).Unit().Turned(0.1 * random.Bell());
            canvas.Stroke(place, 0.5 * size, place + 2.2 * size * fibre, 0.1 * size, 0.01);
            return;
        }
        for (int part = 0; part < 3; part++)
            canvas.Dot(Around(place, 0.6 * size, ref random), random.Between(0.5, 0.9) * size, 0.012);
    }

    // A heap of spots, or a ring of them around a leak.
    void Exudates(ref SplitMix64 random)
    {
        Spot middle = Around(fovea, 0.5, ref random);
        bool isRing = random.Below(3) == 0;
        double reach = random.Between(0.06, 0.16);
        for (int spot = 6 + random.Below(14); spot > 0; spot--)
        {
            Spot from = Around(default, 1, ref random);
            Spot place = middle + reach * (isRing ? from.Unit() + 0.2 * from : from);
            canvas.Dot(place, random.Between(0.007, 0.02));
        }
    }

    // Fine vessels that wind out from one point and turn back.
    void Tangle(Spot middle, int vessels, double reach, double radius, ref SplitMix64 random)
    {
        for (int vessel = 0; vessel < vessels; vessel++)
        {
            (Spot at, Spot direction) = (middle, Around(default, 1, ref random).Unit());
            double curl = 0.22 * random.Bell();
            for (int step = 0; step < 8; step++)
            {
                direction = direction.Turned(curl + 0.12 * random.Bell());
                Spot next = at + reach / 6 * direction;
                canvas.Stroke(at, radius, next, radius);
                at = next;
            }
        }
    }

    static Spot Around(Spot middle, double reach, ref SplitMix64 random)
    {
        Spot from;
        do
            from = new Spot(random.Between(-1, 1), random.Between(-1, 1));
        while (from.LengthSquared > 1);
        return middle + reach * from;
    }

    Spot Somewhere(double reach, ref SplitMix64 random)
    {
        Spot place;
        do
            place = Around(default, reach, ref random);
        while (place.IsNear(disc, DiscClearance) || place.IsNear(fovea, 0.06));
        return place;
    }
}
