namespace Strata.Analysis.Saliency;

/// <summary>What saliency found, in sentences.</summary>
static class SaliencyFindings
{
    public static string[] Of(SaliencyReport report, bool weighs) => [.. Losses(report), .. Agreement(report), .. Layer(report, weighs)];

    static IEnumerable<string> Losses(SaliencyReport report)
    {
        if (report.Patch is not { } patch)
            yield break;
        string[] kinds = [.. report.Images.GroupBy(image => image.Kind).Select(of =>
            $"{Median(of.Select(image => image.LargestLoss!.Value)):0.00} of {Spell(of.Key)} images")];
        yield return $"{report.Model}: where hiding {patch.Size}x{patch.Size} pixels costs most, the class loses a probability of "
            + $"{string.Join(", ", kinds)} (medians)";
    }

    static IEnumerable<string> Agreement(SaliencyReport report)
    {
        double[] correlations = [.. report.Images.Select(image => image.Agreement).OfType<double>()];
        if (correlations.Length > 0)
            yield return $"{report.Model}: occlusion and Grad-CAM point to the same places with a median correlation of {Median(correlations):0.00}";
    }

    static IEnumerable<string> Layer(SaliencyReport report, bool weighs)
    {
        if (report.Layer is null && weighs)
            yield return $"{report.Model} has no map of channels: occlusion alone looks at it";
        if (report.HasOtherPaths)
            yield return $"paths lead around {report.Layer}: its map does not tell all that {report.Model} sees";
    }

    /// <summary>A kind of image in a word.</summary>
    public static string Spell(SaliencyKind kind) => kind switch
    {
        SaliencyKind.Certain => "right and certain",
        SaliencyKind.Wrong => "wrong",
        _ => "unsure",
    };

    static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
