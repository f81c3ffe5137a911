namespace ScottPlot;

public interface IPalette
{
    Color[] Colors { get; }
    string Name { get; }
    string Description { get; }

    Color GetColor(int index);
}
