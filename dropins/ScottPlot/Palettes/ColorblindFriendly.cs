namespace ScottPlot.Palettes;

/// <summary>
/// Told apart with any common colour blindness (Okabe and Ito; Wong, Points of view: Color blindness, Nature Methods 2011).
/// </summary>
public class ColorblindFriendly : IPalette
{
    public Color[] Colors { get; } = Color.FromHex(
    [
        "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
    ]);

    public string Name => "Colorblind Friendly";
    public string Description => "Eight colours of Okabe and Ito (Wong, Nature Methods 2011)";

    public Color GetColor(int index) => Colors[index % Colors.Length];
}
