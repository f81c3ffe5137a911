namespace ScottPlot.Palettes;

/// <summary>Category10, each colour with a lighter twin.</summary>
public class Category20 : IPalette
{
    public Color[] Colors { get; } = Color.FromHex(
    [
        "#1F77B4", "#AEC7E8", "#FF7F0E", "#FFBB78", "#2CA02C", "#98DF8A", "#D62728", "#FF9896", "#9467BD", "#C5B0D5",
        "#8C564B", "#C49C94", "#E377C2", "#F7B6D2", "#7F7F7F", "#C7C7C7", "#BCBD22", "#DBDB8D", "#17BECF", "#9EDAE5",
    ]);

    public string Name => "Category 20";
    public string Description => "Twenty colours from D3";

    public Color GetColor(int index) => Colors[index % Colors.Length];
}
