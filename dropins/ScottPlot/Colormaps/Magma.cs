namespace ScottPlot.Colormaps;

/// <summary>From black over violet to pale yellow (Smith and van der Walt 2015), at 33 of its 256 places.</summary>
public class Magma : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("""
        000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81
        762181 832681 902a81 9c2e7f aa337d b73779 c43c75 d0416f dc4869 e75263 ef5d5e
        f56b5c f9795d fc8961 fd9869 fea772 feb67c fec488 fed395 fde2a3 fcf0b2 fcfdbf
        """);

    public string Name => "Magma";

    public Color GetColor(double position) => s_ramp.At(position);
}
