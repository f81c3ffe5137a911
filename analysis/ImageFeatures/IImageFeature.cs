namespace Strata.Analysis.ImageFeatures;

/// <summary>
/// A kind of feature that is computed from one image by rule. One file each, marked [Part]; the verb `stats`, `classical --layers stats` and the
/// contract tests know it by that.
/// </summary>
public interface IImageFeature
{
    /// <summary>What its values are called, in order: [""] for a kind of one value.</summary>
    /// <param name="height">Rows of every image.</param>
    /// <param name="width">Columns of every image.</param>
    IReadOnlyList<string> Names(int height, int width);

    /// <summary>Measures an image. The same values whatever was measured before; all of them finite.</summary>
    /// <param name="image">The image.</param>
    /// <param name="values">Receives a value for each name.</param>
    void Measure(GreyImage image, Span<float> values);
}
