namespace Strata.Analysis.Comparison;

/// <summary>A comparison in sentences.</summary>
static class ComparisonFindings
{
    public static string[] Of(ComparisonReport report)
    {
        ComparedModel best = report.Models[0];
        string accuracy = $"{100 * best.Accuracy.Value:0.00} % ({100 * best.Accuracy.Low:0.00} to {100 * best.Accuracy.High:0.00}) of "
            + $"{report.Images:N0} images of {report.DataSet} ({report.Split})";
        if (report.Models.Count == 1)
            return [$"{best.Name} gets {accuracy} right; there is nothing to compare it with"];
        ComparedPair[] ofBest = [.. report.Pairs.Where(pair => pair.First == best.Name)];
        string[] beaten = [.. ofBest.Where(pair => pair.IsShown).Select(pair => pair.Second)];
        string[] equal = [.. ofBest.Where(pair => !pair.IsShown).Select(pair => pair.Second)];
        string tests = report.Pairs.Count == 1 ? report.Test : $"{report.Test}, Holm's correction for {report.Pairs.Count} pairs";
        return
        [
            $"{best.Name} gets the most right: {accuracy}",
            .. beaten.Length > 0 ? [$"it is better than {Join(beaten)} ({tests}, level {report.Level:0.###})"] : (string[])[],
            .. equal.Length > 0 ? [$"no difference shown between it and {Join(equal)}"] : (string[])[],
            .. Grades(report),
            $"{report.Pairs.Count(pair => pair.IsShown)} of {report.Pairs.Count} pairs differ; models that share a letter do not: {Letters(report)}",
            "intervals and tests speak of chance in drawing the images, not of chance in training: for that, train with several seeds",
        ];
    }

    // The most accurate model need not be the one that errs least far.
    static IEnumerable<string> Grades(ComparisonReport report)
    {
        (ComparedModel Model, BoundedFigure Kappa)[] graded =
            [.. report.Models.SelectMany(model => model.Figures.Where(figure => figure.Key == "quadraticKappa").Select(figure => (model, figure)))];
        if (graded.Length == 0)
            yield break;
        (ComparedModel nearest, BoundedFigure kappa) = graded.MaxBy(pair => pair.Kappa.Value);
        yield return $"{nearest.Name} errs least far: quadratic weighted kappa {kappa.Value:0.0000} ({kappa.Low:0.0000} to {kappa.High:0.0000})";
    }

    static string Letters(ComparisonReport report) => string.Join(", ", report.Models.Select(model => $"{model.Name} {model.Letters}"));

    static string Join(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
