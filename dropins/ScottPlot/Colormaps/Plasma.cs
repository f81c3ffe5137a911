namespace ScottPlot.Colormaps;

/// <summary>From blue over red to yellow (Smith and van der Walt 2015), at 33 of its 256 places.</summary>
public class Plasma : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("""
        0d0887 220690 310597 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8a09a5 9511a1
        a01a9c aa2395 b32c8e bc3587 c43e7f cc4778 d35171 da5a6a e06363 e66c5c eb7655
        f0804e f58b47 f89540 fba139 fdac33 feb82c fdc527 fcd225 f8df25 f4ed27 f0f921
        """);

    public string Name => "Plasma";

    public Color GetColor(double position) => s_ramp.At(position);
}
