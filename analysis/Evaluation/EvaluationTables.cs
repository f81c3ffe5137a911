using Spectre.Console;

namespace Strata.Analysis.Evaluation;

/// <summary>An evaluation as tables for people.</summary>
static class EvaluationTables
{
    /// <summary>A confusion matrix of more classes than this does not fit a screen.</summary>
    public const int LargestMatrix = 16;

    static readonly (string Key, string Title)[] s_ofGrades =
        [("quadraticKappa", "weighted kappa"), ("meanGradeError", "grade error"), ("referableAuc", "referable AUC")];

    /// <summary>Every figure, one a row.</summary>
    public static Table Figures(EvaluationResult result)
    {
        Table table = Headed("metric", "value");
        foreach (Figure figure in result.Figures)
            table.AddRow(Markup.Escape(figure.Title), Spell(figure.Value));
        return table;
    }

    /// <summary>Every class, one a row, with the class that it is most often mistaken for.</summary>
    public static Table Classes(EvaluationResult result)
    {
        Table table = Headed("class", "precision", "recall", "specificity", "F1", "AUC", "images", "most often mistaken for");
        foreach (ClassScore score in result.PerClass)
            table.AddRow(
                Markup.Escape(score.Name), Spell(score.Precision), Spell(score.Recall), Spell(score.Specificity), Spell(score.F1),
                score.Auc is { } area ? Spell(area) : "", $"{score.Support:N0}",
                Markup.Escape(Mistake(result, score.Label)));
        return table;
    }

    /// <summary>Images by how many grades they are off.</summary>
    public static Table Distances(EvaluationResult result)
    {
        Table table = Headed("grades off", "images", "share");
        for (int distance = 0; distance < result.GradeDistances!.Length; distance++)
            table.AddRow($"{distance}", $"{result.GradeDistances[distance]:N0}", $"{100.0 * result.GradeDistances[distance] / result.Images:0.00} %");
        return table;
    }

    /// <summary>The confusion matrix: truth in rows, predictions in columns.</summary>
    public static Table Confusion(EvaluationResult result)
    {
        Table table = Headed(["truth \\ predicted", .. result.PerClass.Select(score => score.Name)]);
        for (int label = 0; label < result.Classes; label++)
            table.AddRow([
                Markup.Escape(result.PerClass[label].Name),
                .. result.Confusion[label].Select((count, predicted) => Cell(count, isDiagonal: predicted == label))]);
        return table;
    }

    /// <summary>Several models, one a row.</summary>
    public static Table Comparison(EvaluationComparison comparison)
    {
        (string Key, string Title)[] ofGrades = comparison.Models.All(model => model.GradeDistances is not null) ? s_ofGrades : [];
        Table table = Headed([
            "model", "data", "images", "accuracy", "95 % interval", "macro precision", "macro recall", "macro F1", "macro AUC",
            .. ofGrades.Select(figure => figure.Title), "log-loss", "calibration error", "images/s"]);
        foreach (EvaluationResult result in comparison.Models)
        {
            string Figure(string key) => Spell(result[key]);
            table.AddRow([
                Markup.Escape(result.Model), Markup.Escape($"{result.DataSet} ({result.Split})"), $"{result.Images:N0}",
                Figure("accuracy"), $"{Figure("accuracyLow")} to {Figure("accuracyHigh")}",
                Figure("macroPrecision"), Figure("macroRecall"), Figure("macroF1"), Figure("macroAuc"), .. ofGrades.Select(figure => Figure(figure.Key)),
                Figure("logLoss"), Figure("calibrationError"), $"{result.ImagesPerSecond:N0}"]);
        }
        return table;
    }

    static Table Headed(params IEnumerable<string> columns)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = true, Alignment = Justify.Right });
        table.Columns[0].Alignment = Justify.Left;
        return table;
    }

    static string Spell(double value) => $"{value:0.0000}";

    static string Cell(int count, bool isDiagonal) => count == 0 ? "·" : isDiagonal ? $"[bold]{count:N0}[/]" : $"{count:N0}";

    static string Mistake(EvaluationResult result, int label)
    {
        int[] row = result.Confusion[label];
        int worst = Enumerable.Range(0, row.Length).Where(predicted => predicted != label)
            .DefaultIfEmpty(label).MaxBy(predicted => row[predicted]);
        return worst == label || row[worst] == 0 ? "" : $"{result.PerClass[worst].Name} ({row[worst]:N0})";
    }
}
