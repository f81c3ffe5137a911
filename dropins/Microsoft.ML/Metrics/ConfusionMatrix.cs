using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>How often each class (row) was taken for each (column).</summary>
public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts)
    {
        (Counts, NumberOfClasses) = (counts, counts.Length);
        double[] predicted = [.. Enumerable.Range(0, counts.Length).Select(column => counts.Sum(row => row[column]))];
        PerClassPrecision = [.. counts.Select((row, i) => Share(row[i], predicted[i]))];
        PerClassRecall = [.. counts.Select((row, i) => Share(row[i], row.Sum()))];
    }

    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses { get; }

    /// <summary>The share of rows taken for a class that are of it; 0 where none was.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>The share of rows of a class that were taken for it; 0 where there is none.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex) =>
        Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];

    /// <summary>A table of text: truth in rows, predictions in columns.</summary>
    public string GetFormattedConfusionTable()
    {
        string[][] cells = [.. Counts.Select(row => row.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)).ToArray())];
        int width = Math.Max(6, cells.SelectMany(row => row).Max(cell => cell.Length) + 1);
        StringBuilder text = new();
        text.Append("truth \\ predicted");
        for (int column = 0; column < NumberOfClasses; column++)
            text.Append($"{column}".PadLeft(width));
        text.Append($"{"recall",9}\n");
        for (int row = 0; row < NumberOfClasses; row++)
            text.Append($"{row,17}").AppendJoin("", cells[row].Select(cell => cell.PadLeft(width)))
                .Append(CultureInfo.InvariantCulture, $"{PerClassRecall[row],9:0.0000}\n");
        text.Append($"{"precision",17}")
            .AppendJoin("", PerClassPrecision.Select(share => share.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(width)));
        return text.Append('\n').ToString();
    }

    static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
