namespace ScottPlot.Colormaps;

public class Grayscale : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("000000 ffffff");

    public string Name => "Grayscale";

    public Color GetColor(double normalizedIntensity) => s_ramp.At(normalizedIntensity);
}

public class GrayscaleReversed : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("ffffff 000000");

    public string Name => "Grayscale Reversed";

    public Color GetColor(double normalizedIntensity) => s_ramp.At(normalizedIntensity);
}
