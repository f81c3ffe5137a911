namespace ScottPlot.Colormaps;

public class Reversed : IColormap
{
    readonly IColormap _colormap;

    public Reversed(IColormap cmap) => _colormap = cmap;

    public string Name => $"{_colormap.Name} (Reversed)";

    public Color GetColor(double position) => _colormap.GetColor(1 - position);
}
