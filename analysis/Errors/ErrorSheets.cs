using ScottPlot;
using Strata.Data;

namespace Strata.Analysis.Errors;

/// <summary>The contact sheets of `errors`; none where there is nothing to show, or where images are neither grey nor red, green and blue.</summary>
static class ErrorSheets
{
    /// <summary>The images that most models miss.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="set">The images.</param>
    /// <param name="shown">Images at most.</param>
    /// <param name="number">What an image is called, from its place in <paramref name="set"/>; null for that place.</param>
    public static (Plot Picture, int Width, int Height)? Hardest(ErrorReport report, ImageSet set, int shown, Func<int, int>? number = null) =>
        report.Missed.Count == 0 || !ImageSheet.CanShow(set.Shape) ? null
        : ImageSheet.Of(
            set,
            $"hardest images{(report.HasGrades ? ", farthest off first" : "")}, {report.DataSet} ({report.Split}): truth → prediction; how many models miss it",
            [.. report.Missed.Take(shown).Select(image => new SheetTile(
                image.Image, Mistake(report, image), $"#{Number(image.Image, number)}, {image.MissedBy} of {report.Models.Count}"))]);

    /// <summary>The labels that may be wrong.</summary>
    /// <inheritdoc cref="Hardest"/>
    public static (Plot Picture, int Width, int Height)? Labels(ErrorReport report, ImageSet set, int shown, Func<int, int>? number = null) =>
        report.LabelIssues is not { Candidates: { Count: > 0 } candidates } || !ImageSheet.CanShow(set.Shape) ? null
        : ImageSheet.Of(set, $"labels that may be wrong, {report.DataSet} ({report.Split}); how many models agree",
            [.. candidates.Take(shown).Select(issue => new SheetTile(
                issue.Image, $"{issue.Label} or {issue.Suggested}?", $"#{Number(issue.Image, number)}, {issue.Agreeing} of {report.Models.Count}"))]);

    static int Number(int image, Func<int, int>? number) => number?.Invoke(image) ?? image;

    // As in "4, taken for 9": for what most of the models that miss it take it.
    static string Mistake(ErrorReport report, MissedImage image)
    {
        int predicted = image.Predicted.Where(each => each != image.Label).CountBy(each => each)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        return $"{report.Classes[image.Label]} → {report.Classes[predicted]}";
    }
}
