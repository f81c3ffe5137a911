namespace ScottPlot.Palettes;

/// <summary>The ten colours of D3 and matplotlib.</summary>
public class Category10 : IPalette
{
    public Color[] Colors { get; } = Color.FromHex(
    [
        "#1F77B4", "#FF7F0E", "#2CA02C", "#D62728", "#9467BD", "#8C564B", "#E377C2", "#7F7F7F", "#BCBD22", "#17BECF",
    ]);

    public string Name => "Category 10";
    public string Description => "Ten colours from D3";

    public Color GetColor(int index) => Colors[index % Colors.Length];
}
