using Strata.Randomness;

namespace Strata.Data.Fundus.Drawing;

/// <summary>What both photographs of a patient share: pigment, camera, light, sharpness, vessels.</summary>
readonly struct Look
{
    static readonly Tint Fair = new(0.88, 0.50, 0.27);
    static readonly Tint Dark = new(0.64, 0.29, 0.13);

    /// <summary>Draws a look.</summary>
    public Look(SplitMix64 random)
    {
        double pigment = random.Unit();
        Ground = (1 - pigment) * Fair + pigment * Dark;
        Mottling = random.Between(0.04, 0.11);
        HalfWidth = random.Between(0.95, 1.06);
        Exposure = random.Between(0.82, 1.1);
        Falloff = random.Between(0.22, 0.46);
        Cast = new Tint(random.Between(0.94, 1.06), 1, random.Between(0.85, 1.2));
        Defocus = random.Between(0, 0.014);
        Noise = random.Between(0.006, 0.02);
        VesselWidth = random.Between(0.85, 1.2);
        Tortuosity = random.Between(0.6, 1.6);
        DiscRadius = random.Between(0.105, 0.14);
        CupShare = random.Between(0.35, 0.6);
        Drusen = random.Below(10) == 0 ? 3 + random.Below(10) : 0;
    }

    /// <summary>The colour of the retina without anything on it.</summary>
    public Tint Ground { get; }

    /// <summary>How far the ground's brightness varies, as a share.</summary>
    public double Mottling { get; }

    /// <summary>Half of the picture's width, in radii of the field of view: below 1 its border is cut.</summary>
    public double HalfWidth { get; }

    /// <summary>The light in the middle.</summary>
    public double Exposure { get; }

    /// <summary>The share of light that is lost at the border.</summary>
    public double Falloff { get; }

    /// <summary>The colour of the light.</summary>
    public Tint Cast { get; }

    /// <summary>How soft edges are, in radii of the field of view.</summary>
    public double Defocus { get; }

    /// <summary>The standard deviation of the sensor's noise, of 1.</summary>
    public double Noise { get; }

    /// <summary>A factor on the width of all vessels.</summary>
    public double VesselWidth { get; }

    /// <summary>A factor on how winding they are.</summary>
    public double Tortuosity { get; }

    /// <summary>The optic disc's radius.</summary>
    public double DiscRadius { get; }

    /// <summary>The cup's share of the disc's diameter.</summary>
    public double CupShare { get; }

    /// <summary>Pale spots of age, which are no retinopathy.</summary>
    public int Drusen { get; }
}
