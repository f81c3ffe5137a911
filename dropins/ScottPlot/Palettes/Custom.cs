namespace ScottPlot.Palettes;

public class Custom : IPalette
{
    public Custom(IEnumerable<Color> colors, string name, string description = null)
    {
        Colors = [.. colors];
        if (Colors.Length == 0)
            throw new ArgumentException("A palette needs at least one colour.");
        (Name, Description) = (name ?? "", description ?? "");
    }

    public Custom(string[] hex, string name = null, string description = null) : this(Color.FromHex(hex), name, description) { }

    public Color[] Colors { get; }
    public string Name { get; }
    public string Description { get; }

    public Color GetColor(int index) => Colors[index % Colors.Length];
}
