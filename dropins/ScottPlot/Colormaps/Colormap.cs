using ScottPlot.Colormaps;

namespace ScottPlot;

public static class Colormap
{
    public static IColormap Default { get; set; } = new Viridis();

    public static IColormap[] GetColormaps() =>
        [new Balance(), new Grayscale(), new GrayscaleReversed(), new Inferno(), new Magma(), new Plasma(), new Viridis()];

    public static IColormap FromColors(Color[] colors, bool smooth = true) => new Custom(colors, smooth);
}
