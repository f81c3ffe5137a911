using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>Of grades: how far the models are off, and how each grade fares. Of classes without order the section is left out.</summary>
[Part("grades", "Grades")]
sealed class GradeSection : IReportSection
{
    static readonly string[] s_figures =
    [
        "quadraticKappa", "meanGradeError", "meanSquaredGradeError", "expectedGradeError", "withinOneGrade", "macroAuc", "referableAuc",
        "referableSensitivity", "referableSpecificity",
    ];

    /// <inheritdoc/>
    public int Place => 31;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        if (context.Scored.Grading is not { } grading)
            return;
        IReadOnlyList<ScoredModel> models = context.Scored.Models;
        string command = context.Whole("evaluate");
        ScoredModel nearest = models.MaxBy(model => model.Result["quadraticKappa"])!;
        body.Say($"{nearest.Name} errs least far: quadratic weighted kappa {nearest.Result["quadraticKappa"]:0.0000}, "
            + $"{100 * nearest.Result["withinOneGrade"]:0.00} % of the images at most one grade off.", isFinding: models.Count == 1);
        body.Table(Figures(models), "grades.csv", $"How far off, and whether referable ({context.Images.ClassNames[grading.Referable]} and worse): sensitivity and "
            + "specificity where the summed probability is at least 0.5.", command);
        body.Table(PerGrade(models), "per-grade.csv", "Each grade against the rest.", command);
        body.Table(Distances(models), "distances.csv", "Images by how many grades they are off.", command);
    }

    static ReportTable Figures(IReadOnlyList<ScoredModel> models) => new(
        [new("model", "model"), .. Shown(models[0]).Select(figure => new ReportColumn(figure.Key, figure.Title, "0.0000"))],
        [.. models.Select(model => (object?[])[model.Name, .. Shown(model).Select(figure => (object?)figure.Value)])]);

    static IEnumerable<Figure> Shown(ScoredModel model) => model.Result.Figures.Where(figure => s_figures.Contains(figure.Key));

    static ReportTable PerGrade(IReadOnlyList<ScoredModel> models) => new(
        [
            new("model", "model"), new("grade", "grade"), new("images", "images", "N0"), new("sensitivity", "sensitivity", "0.0000"),
            new("specificity", "specificity", "0.0000"), new("precision", "precision", "0.0000"), new("auc", "AUC", "0.0000"),
        ],
        [.. models.SelectMany(model => model.Result.PerClass.Select(score => (object?[])[
            model.Name, score.Name, score.Support, score.Recall, score.Specificity, score.Precision, score.Auc]))]);

    static ReportTable Distances(IReadOnlyList<ScoredModel> models) => new(
        [
            new("model", "model"),
            .. Enumerable.Range(0, models[0].Result.Classes).Select(off => new ReportColumn($"off{off}", off == 0 ? "right" : $"{off} off", "N0")),
        ],
        [.. models.Select(model => (object?[])[model.Name, .. model.Result.GradeDistances!.Select(images => (object?)images)])]);
}
