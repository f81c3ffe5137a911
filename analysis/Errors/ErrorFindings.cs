namespace Strata.Analysis.Errors;

/// <summary>What models miss, in sentences.</summary>
static class ErrorFindings
{
    public static string[] Of(ErrorReport report) => [.. Missed(report), .. Far(report), .. Pairs(report), .. Confusions(report), .. Labels(report)];

    static IEnumerable<string> Missed(ErrorReport report)
    {
        (int any, int models) = (report.Missed.Count, report.Models.Count);
        if (any == 0)
        {
            yield return $"no model misses any of {report.Images:N0} images: there are no errors to look at";
            yield break;
        }
        if (models == 1)
        {
            yield return $"{report.Models[0].Name} misses {any:N0} of {report.Images:N0} images";
            yield break;
        }
        MissCount all = report.Counts[^1];
        yield return $"{any:N0} of {report.Images:N0} images are missed by at least one of {models} models, {all.Images:N0} by all of them; "
            + $"independent errors at these accuracies would give {report.Images - report.Counts[0].Expected:N0} and {Small(all.Expected)}";
        yield return $"the best that choosing among them could reach is {100.0 * (report.Images - all.Images) / report.Images:0.00} %";
    }

    // One grade off is often a matter of opinion; two are not.
    static IEnumerable<string> Far(ErrorReport report)
    {
        if (!report.HasGrades || report.Missed.Count == 0)
            yield break;
        int far = report.Missed.Count(image => image.Predicted.Any(predicted => Math.Abs(predicted - image.Label) > 1));
        yield return far == 0 ? "no model is more than one grade off"
            : $"{far:N0} images are taken by some model for a grade more than one off; the farthest is {report.Missed[0].MeanDistance:0.##} grades off in the mean";
    }

    static IEnumerable<string> Pairs(ErrorReport report)
    {
        if (report.Pairs.Where(pair => !double.IsNaN(pair.Jaccard)).MaxBy(pair => pair.Jaccard) is not { } closest)
            yield break;
        yield return $"{closest.First} and {closest.Second} err most alike: {closest.Shared:N0} shared of {closest.FirstErrors:N0} and "
            + $"{closest.SecondErrors:N0} errors, Jaccard {closest.Jaccard:0.000}; chance gives {Small(closest.ExpectedShared)} shared, "
            + $"{closest.ExpectedJaccard:0.000} (p {Chance(closest.AdjustedP)})";
        if (closest.ExpectedByDifficulty is { } hard)
            yield return (closest.PByDifficulty < 0.05 ? "that is more than hard images explain" : "hard images explain it")
                + $": among images that equally many other models miss, chance gives {Small(hard)} (p {Chance(closest.PByDifficulty!.Value)})";
        ErrorPair apart = report.Pairs.Where(pair => !double.IsNaN(pair.Jaccard)).MinBy(pair => pair.Jaccard)!;
        if (report.Pairs.Count > 1)
            yield return $"{apart.First} and {apart.Second} err least alike: Jaccard {apart.Jaccard:0.000} (chance {apart.ExpectedJaccard:0.000}); "
                + "they gain most from each other";
    }

    static IEnumerable<string> Confusions(ErrorReport report)
    {
        if (report.Confusions.Count > 0)
            yield return "most often confused: " + string.Join(", ", report.Confusions.Take(3)
                .Select(pair => $"{pair.Label} taken for {pair.Predicted} ({pair.Count:N0} times)"));
    }

    static IEnumerable<string> Labels(ErrorReport report)
    {
        yield return report.LabelIssues is not { } issues
            ? "labels are not judged: the models may have learned from these images, and what was learned by heart looks right"
            : issues.Candidates.Count == 0 ? $"confident learning, by {issues.Model}, finds no label that looks wrong"
            : $"confident learning, by {issues.Model}, finds {issues.Candidates.Count:N0} labels that may be wrong "
                + $"({100 * issues.NoiseShare:0.00} % by its estimate): look at them, hard images are among them";
    }

    static string Small(double count) => count >= 10 ? $"{count:N0}" : count >= 0.01 ? $"{count:0.##}" : $"{count:0.0e+0}";

    static string Chance(double p) => p < 1e-4 ? $"{p:0.0e+0}" : $"{p:0.0000}";
}
