namespace ScottPlot.Colormaps;

/// <summary>
/// Diverging: blue below, white in the middle, red above (cmocean; Thyng et al. 2016), at 33 of its 256 places.
/// </summary>
public class Balance : IColormap
{
    static readonly Ramp s_ramp = Ramp.Parse("""
        181c43 20275b 263276 293c93 2548b0 1059be 0f6abd 237aba 3888ba 4e95ba 65a2bc
        7eaebf 98bac5 b0c5cd c7d2d7 dee0e1 f1ecec eadcd8 e3c9c1 ddb6aa d8a493 d2927c
        cd7f65 c76d50 c05a3c b9452c af3024 a11d25 901029 7b0e29 650f24 510d1c 3c0912
        """);

    public string Name => "Balance";

    public Color GetColor(double position) => s_ramp.At(position);
}
