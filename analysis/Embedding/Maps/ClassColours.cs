using ScottPlot;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>
/// A colour for each class. Up to ten: those of Okabe and Ito 2008, which people with any colour vision tell apart, the yellow darkened for white
/// paper, and brown and grey; of more classes colours alone tell little, and hues go around.
/// </summary>
static class ClassColours
{
    static readonly Color[] Ten = Color.FromHex(
        ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#000000", "#B5A300", "#7F3C1D", "#9A9A9A"]);
    static readonly Color[] Twenty = new ScottPlot.Palettes.Category20().Colors;

    public static Color Of(int label, int classes) => classes <= Ten.Length ? Ten[label % Ten.Length] : Twenty[label % Twenty.Length];
}
