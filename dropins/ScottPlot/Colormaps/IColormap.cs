namespace ScottPlot;

public interface IColormap
{
    string Name { get; }

    /// <summary>The colour at a place between 0 and 1; places outside take the nearer end.</summary>
    Color GetColor(double position);
}
