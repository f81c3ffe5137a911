namespace Strata.Analysis.ImageFeatures;

/// <summary>What features show, in words, from their figures alone.</summary>
static class StatsSentence
{
    public static IEnumerable<string> Of(StatsReport report)
    {
        FeatureValue most = report.Values.MaxBy(value => value.Information)!;
        yield return $"{most.Name} says most about the label of all single values: {most.Information:0.00} of {report.LabelEntropy:0.00} bits; "
            + $"{100 * most.EtaSquared:0} % of its variance lies between classes.";
        KindScore[] alone = [.. report.Kinds.Where(kind => kind.Kind != StatsAnalysis.All)];
        if (report.Kinds.FirstOrDefault(kind => kind.Kind == StatsAnalysis.All) is not { } all)
            yield break;
        KindScore best = alone.MaxBy(Best)!;
        string verdict = Lower(all) > Upper(best) ? "more than any kind alone"
            : Upper(all) < Lower(best) ? $"less than {best.Kind} alone" : $"no difference shown from {best.Kind} alone";
        yield return $"All {all.Values} values together recognise {Best(all):0.000} of the test images, {verdict} ({Best(best):0.000} by {best.Kind}); "
            + $"chance recognises {1.0 / report.Classes.Count:0.000}.";
    }

    // The better of the two classifiers.
    static double Best(KindScore kind) => Math.Max(kind.Linear.Accuracy, kind.Neighbors.Accuracy);

    static double Lower(KindScore kind) => Math.Max(kind.Linear.Low, kind.Neighbors.Low);

    static double Upper(KindScore kind) => Math.Max(kind.Linear.High, kind.Neighbors.High);
}
