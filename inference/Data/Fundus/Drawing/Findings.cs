using Strata.Randomness;

namespace Strata.Data.Fundus.Drawing;

/// <summary>
/// What is to be seen in an eye by its grade, after the International Clinical Diabetic Retinopathy scale (Wilkinson et al. 2003): mild
/// is microaneurysms alone; moderate is more than that; severe is one of more than 20 haemorrhages in each quadrant, venous beading in
/// two quadrants, intraretinal microvascular abnormalities in one (the 4-2-1 rule); proliferative is new vessels, on the disc or
/// elsewhere, or bleeding in front of the retina.
/// </summary>
readonly record struct Findings
{
    /// <summary>Small dark red dots.</summary>
    public int Microaneurysms { get; init; }

    /// <summary>Dots, blots and flames of blood, anywhere.</summary>
    public int Haemorrhages { get; init; }

    /// <summary>Further ones in each of the four quadrants.</summary>
    public int HaemorrhagesAQuadrant { get; init; }

    /// <summary>Clusters of sharp yellow spots.</summary>
    public int ExudateClusters { get; init; }

    /// <summary>Soft white patches.</summary>
    public int CottonWoolSpots { get; init; }

    /// <summary>Quadrants, from the first on, whose veins look like strings of beads.</summary>
    public int BeadedQuadrants { get; init; }

    /// <summary>Fine winding vessels within the retina, between others.</summary>
    public int MicrovascularAbnormalities { get; init; }

    /// <summary>Tufts of new vessels away from the disc.</summary>
    public int NewVesselsElsewhere { get; init; }

    /// <summary>Whether there are some on the disc.</summary>
    public bool NewVesselsOnDisc { get; init; }

    /// <summary>Whether blood lies in front of the retina, in the shape of a boat.</summary>
    public bool PreretinalHaemorrhage { get; init; }

    /// <summary>Draws the findings of a grade.</summary>
    /// <param name="grade">0 to 4.</param>
    /// <param name="random">The eye's generator.</param>
    public static Findings Of(int grade, ref SplitMix64 random) => grade switch
    {
        0 => default,
        1 => new Findings { Microaneurysms = 3 + random.Below(6) },
        2 => Moderate(ref random),
        3 => Severe(ref random),
        _ => Proliferative(ref random),
    };

    static Findings Moderate(ref SplitMix64 random) => new()
    {
        Microaneurysms = 4 + random.Below(12),
        Haemorrhages = 3 + random.Below(12),
        ExudateClusters = random.Below(4),
        CottonWoolSpots = Math.Max(0, random.Below(5) - 2),
    };

    static Findings Severe(ref SplitMix64 random)
    {
        Findings moderate = Moderate(ref random);
        int signs = 1 + random.Below(7);              // each of the three alone, any two, or all
        return moderate with
        {
            Haemorrhages = moderate.Haemorrhages + 8,
            CottonWoolSpots = moderate.CottonWoolSpots + random.Below(3),
            HaemorrhagesAQuadrant = (signs & 1) != 0 ? 21 + random.Below(8) : 4,
            BeadedQuadrants = (signs & 2) != 0 ? 2 + random.Below(3) : 0,
            MicrovascularAbnormalities = (signs & 4) != 0 ? 2 + random.Below(3) : 0,
        };
    }

    static Findings Proliferative(ref SplitMix64 random)
    {
        Findings behind = random.Below(3) == 0 ? Severe(ref random) : Moderate(ref random);
        int signs = 1 + random.Below(7);
        return behind with
        {
            NewVesselsOnDisc = (signs & 1) != 0,
            NewVesselsElsewhere = (signs & 2) != 0 ? 1 + random.Below(3) : 0,
            PreretinalHaemorrhage = (signs & 4) != 0,
        };
    }
}
