namespace ScottPlot.Colormaps;

/// <summary>Even to the eye and told apart without colour (Smith and van der Walt 2015), at 33 of its 256 places.</summary>
public class Viridis : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("""
        440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d
        2f6b8e 2c728e 297a8e 26828e 23898e 21918c 1f988b 1fa088 22a785 28ae80 32b67a
        3fbc73 4ec36b 5ec962 70cf57 84d44b 98d83e addc30 c2df23 d8e219 ece51b fde725
        """);

    public string Name => "Viridis";

    public Color GetColor(double position) => s_ramp.At(position);
}
