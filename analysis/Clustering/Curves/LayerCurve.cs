namespace Strata.Analysis.Clustering.Curves;

/// <summary>One method from the pixels down one network.</summary>
/// <param name="Model">The network; null for pixels alone.</param>
/// <param name="Method">The method as it was typed.</param>
/// <param name="Points">Pixels, then each layer in order.</param>
public sealed record LayerCurve(string? Model, string Method, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>What the curve shows, in a sentence.</summary>
    public string Sentence => CurveSentence.Of(this);

    /// <summary>What the last layer before the output is, where there is one.</summary>
    internal CurvePoint? LastHidden => Points.Skip(1).LastOrDefault(point => !point.IsOutput);
}
