using ScottPlot;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Results;
using Strata.Data;
using Strata.Storage;

namespace Strata.Analysis.Errors;

/// <summary>The files of `errors`. Each is written whole or not at all, summary.json last.</summary>
static class ErrorFiles
{
    /// <summary>Writes the tables, the pictures and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">What was found.</param>
    /// <param name="scored">What it was found in.</param>
    /// <param name="shown">Images a picture, at most.</param>
    /// <param name="map">The map with the errors marked, and its size; null for none.</param>
    public static void Write(string folder, ErrorReport report, ScoredModels scored, int shown, (Plot Picture, int Width, int Height)? map)
    {
        WriteTables(folder, report);
        if (report.Models.Count > 1)
            Draw(folder, "jaccard.svg", JaccardPlot.Of(report));
        foreach (ScoredModel model in scored.Models)
            Draw(folder, $"confusion-{FileName.Of(model.Name)}.svg", ConfusionPlot.Of(model.Name, scored.Set.ClassNames, model.Predictions.Confusion));
        WriteSheets(folder, report, scored.Set, shown);
        if (map is { } drawn)
            Draw(folder, "map.svg", drawn);
        ResultFiles.WriteSummary(folder, report);
    }

    static void WriteTables(string folder, ErrorReport report)
    {
        string Name(int label) => report.Classes[label];
        ResultFiles.WriteCsv(
            Path.Combine(folder, "errors.csv"), ["image", "label", .. report.Models.Select(model => model.Name), "missedBy", "labelProbability",
                .. report.HasGrades ? ["meanDistance"] : (string[])[]],
            report.Missed.Select(image => (object?[])[
                image.Image, Name(image.Label), .. image.Predicted.Select(Name), image.MissedBy, image.LabelProbability,
                .. report.HasGrades ? [image.MeanDistance] : (object?[])[]]));
        ResultFiles.WriteCsv(
            Path.Combine(folder, "pairs.csv"),
            ["first", "second", "firstErrors", "secondErrors", "shared", "jaccard", "expectedShared", "expectedJaccard", "p", "adjustedP",
                "expectedByDifficulty", "pByDifficulty"],
            report.Pairs.Select(pair => (object?[])[
                pair.First, pair.Second, pair.FirstErrors, pair.SecondErrors, pair.Shared, pair.Jaccard, pair.ExpectedShared, pair.ExpectedJaccard, pair.P,
                pair.AdjustedP, pair.ExpectedByDifficulty, pair.PByDifficulty]));
        ResultFiles.WriteCsv(
            Path.Combine(folder, "confusions.csv"), ["label", "predicted", "count", "images", "models", .. report.HasGrades ? ["distance"] : (string[])[]],
            report.Confusions.Select(pair => (object?[])[pair.Label, pair.Predicted, pair.Count, pair.Images, pair.Models,
                .. report.HasGrades ? [pair.Distance] : (object?[])[]]));
        if (report.LabelIssues is { } issues)
            ResultFiles.WriteCsv(
                Path.Combine(folder, "label-issues.csv"), ["image", "label", "suggested", "selfConfidence", "margin", "agreeing",
                    .. report.HasGrades ? ["expectedDistance"] : (string[])[]],
                issues.Candidates.Select(issue => (object?[])[issue.Image, issue.Label, issue.Suggested, issue.SelfConfidence, issue.Margin, issue.Agreeing,
                    .. report.HasGrades ? [issue.ExpectedDistance] : (object?[])[]]));
    }

    static void WriteSheets(string folder, ErrorReport report, ImageSet set, int shown)
    {
        if (ErrorSheets.Hardest(report, set, shown) is { } hardest)
            Draw(folder, "hardest.svg", hardest);
        if (ErrorSheets.Labels(report, set, shown) is { } labels)
            Draw(folder, "label-issues.svg", labels);
    }

    static void Draw(string folder, string file, (Plot Picture, int Width, int Height) drawn) =>
        AtomicFile.WriteText(Path.Combine(folder, file), drawn.Picture.GetSvgXml(drawn.Width, drawn.Height));
}
