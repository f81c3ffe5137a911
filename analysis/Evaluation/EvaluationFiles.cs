using Strata.Analysis.Evaluation.Ranking;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Evaluation;

/// <summary>
/// The files of an evaluation: CSV for spreadsheets, JSON for programs. Each is written whole or not at all,
/// summary.json last.
/// </summary>
static class EvaluationFiles
{
    /// <summary>Writes metrics.csv, per-class.csv, confusion.csv, predictions.csv, roc.csv, roc.svg, of grades distances.csv, and summary.json.</summary>
    public static void Write(string folder, EvaluationResult result)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, "metrics.csv"), ["metric", "value"],
            result.Figures.Select(figure => new object?[] { figure.Key, figure.Value }));
        ResultFiles.WriteCsv(Path.Combine(folder, "per-class.csv"), ["label", "name", "precision", "recall", "f1", "support", "predicted", "specificity", "auc"],
            result.PerClass.Select(score => new object?[] {
                score.Label, score.Name, score.Precision, score.Recall, score.F1, score.Support, score.Predicted, score.Specificity, score.Auc }));
        ResultFiles.WriteCsv(Path.Combine(folder, "confusion.csv"), ["label", .. result.PerClass.Select(score => score.Name)],
            result.PerClass.Zip(result.Confusion, (score, row) => (object?[])[score.Name, .. row.Cast<object>()]));
        ResultFiles.WriteCsv(Path.Combine(folder, "predictions.csv"),
            ["image", "label", "predicted", "correct", "confidence", "labelProbability"], Rows(result.Predictions));
        WriteCurves(folder, result.Predictions);
        AtomicFile.WriteText(Path.Combine(folder, "roc.svg"), RocPlot.OfModel(result.Model, result.Predictions).GetSvgXml(RocPlot.Width, RocPlot.Height));
        if (result.GradeDistances is { } distances)
            ResultFiles.WriteCsv(Path.Combine(folder, "distances.csv"), ["gradesOff", "images"],
                distances.Select((images, distance) => new object?[] { distance, images }));
        ResultFiles.WriteSummary(folder, result);
    }

    /// <summary>Writes comparison.csv, one row a model, and summary.json.</summary>
    public static void WriteComparison(string folder, EvaluationComparison comparison)
    {
        // Models of fewer classes have fewer figures: no top-5 among three.
        string[] keys = [.. comparison.Models.SelectMany(result => result.Figures).Select(figure => figure.Key).Distinct()];
        ResultFiles.WriteCsv(Path.Combine(folder, "comparison.csv"), ["model", "dataSet", "split", "images", .. keys, "imagesPerSecond"],
            comparison.Models.Select(result => (object?[])[
                result.Model, result.DataSet, result.Split, result.Images,
                .. keys.Select(key => result.FiguresByKey.TryGetValue(key, out object? value) ? value : null),
                result.ImagesPerSecond]));
        ResultFiles.WriteSummary(folder, comparison);
    }

    // The corners of every curve: one a class, and of grades the referable ones against the others.
    static void WriteCurves(string folder, Predictions predictions)
    {
        IEnumerable<RocCurve> curves = predictions.ClassNames
            .Select((name, label) => (Name: name, Ranked: RankedScores.OfClass(predictions, label))).Where(pair => pair.Ranked.HasBothSides)
            .Select(pair => pair.Ranked.Curve(pair.Name));
        if (predictions.Grading is { } grading && RankedScores.FromGrade(predictions, grading.Referable) is { HasBothSides: true } referable)
            curves = curves.Append(referable.Curve("referable"));
        ResultFiles.WriteCsv(Path.Combine(folder, "roc.csv"), ["curve", "falsePositiveRate", "truePositiveRate", "threshold"],
            curves.SelectMany(curve => curve.Thresholds.Select((threshold, at) => new object?[] {
                curve.Name, curve.FalsePositiveRate[at], curve.TruePositiveRate[at], double.IsInfinity(threshold) ? null : threshold })));
    }

    static IEnumerable<object?[]> Rows(Predictions predictions) => Enumerable.Range(0, predictions.Count).Select(image =>
    {
        (int label, int predicted) = (predictions.Labels[image], predictions.Predicted[image]);
        int correct = label == predicted ? 1 : 0;
        (float confidence, float labelProbability) = (predictions.Confidence(image), predictions.LabelProbability(image));
        return new object?[] { image, label, predicted, correct, confidence, labelProbability };
    });
}
