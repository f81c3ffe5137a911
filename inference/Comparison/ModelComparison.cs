using Spectre.Console;

namespace Strata.Comparison;

/// <summary>Two models on the same images.</summary>
/// <param name="DataSet">The data set, or "noise".</param>
/// <param name="Images">How many images.</param>
/// <param name="Batch">Images a batch.</param>
/// <param name="Before">The first model.</param>
/// <param name="After">The second.</param>
/// <param name="SameTop1">The share of images that both put into the same class, 0 to 1.</param>
/// <param name="LargestDifference">The largest difference of a probability.</param>
public sealed record ModelComparison(
    string DataSet, int Images, int Batch, ModelFigures Before, ModelFigures After, double SameTop1, float LargestDifference)
{
    /// <summary>Both side by side.</summary>
    public Table ToTable()
    {
        Table table = new Table().AddColumn("");
        foreach (string column in new[] { "before", "after", "after / before" })
            table.AddColumn(new TableColumn(column).RightAligned());
        string points = $"{(After.Accuracy - Before.Accuracy) * 100:+0.00;-0.00;0.00} points";
        table.AddRow("accuracy", $"{Before.Accuracy:0.00 %}", $"{After.Accuracy:0.00 %}", points);
        table.AddRow("file", $"{Before.Bytes / 1e3:N0} kB", $"{After.Bytes / 1e3:N0} kB", $"{(double)After.Bytes / Before.Bytes:0.00}");
        table.AddRow(
            "images/s", $"{Before.ImagesPerSecond:N0}", $"{After.ImagesPerSecond:N0}", $"{After.ImagesPerSecond / Before.ImagesPerSecond:0.00}");
        return table;
    }

    /// <summary>How far they agree, in words.</summary>
    public string Describe() =>
        $"same class on {SameTop1:0.00 %} of {Images:N0} images of {DataSet}; probabilities differ by at most {LargestDifference:0.0e+0}";
}
