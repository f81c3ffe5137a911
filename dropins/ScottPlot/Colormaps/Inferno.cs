namespace ScottPlot.Colormaps;

/// <summary>From black over red to pale yellow (Smith and van der Walt 2015), at 33 of its 256 places.</summary>
public class Inferno : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("""
        000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e
        7d1e6d 8a226a 972766 a32c61 b0315b bc3754 c73e4c d24644 db503b e45a31 eb6628
        f1731d f68013 f98e09 fb9d07 fcac11 fbbc21 f9cb35 f5db4c f2ea69 f3f68a fcffa4
        """);

    public string Name => "Inferno";

    public Color GetColor(double position) => s_ramp.At(position);
}
