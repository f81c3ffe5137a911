namespace Strata.Analysis.Similarity;

/// <summary>What a map of similarities shows, in words, from its figures alone. Pixels, which are the same for both, are left out.</summary>
static class SimilaritySentence
{
    public static IEnumerable<string> Of(SimilarityReport report, SimilarityMap map)
    {
        (int Row, int Column)[] best =
            [.. Enumerable.Range(1, report.Rows.Count - 1).Select(row => (row, Best(report, map, row))).Where(pair => pair.Item2 > 0)];
        if (best.Length == 0)
            yield break;
        string pairs = string.Join(", ", best.Select(pair =>
            $"{report.Rows[pair.Row]} {report.Columns[pair.Column]} ({map.Values[pair.Row][pair.Column]:0.00})"));
        yield return report.IsOneNetwork ? $"{map.Title}: the most similar other layer of {report.First} is, of {pairs}."
            : $"{map.Title}: the most similar layer of {report.Second} is, for each of {report.First}: {pairs}.";
        yield return report.IsOneNetwork ? Neighbours(report, map) : Diagonal(report, map, best);
    }

    // The most similar layer, of one network the most similar other one; 0 where there is none.
    static int Best(SimilarityReport report, SimilarityMap map, int row) => Enumerable.Range(1, report.Columns.Count - 1)
        .Where(column => !double.IsNaN(map.Values[row][column]) && !(report.IsOneNetwork && column == row))
        .OrderByDescending(column => map.Values[row][column]).FirstOrDefault();

    static string Diagonal(SimilarityReport report, SimilarityMap map, (int Row, int Column)[] best)
    {
        bool isSame = report.Rows.SequenceEqual(report.Columns);
        string place = isSame ? "of the same name" : "at the same relative depth";
        bool IsOn(int row, int column) => column == Counterpart(report, row);
        (double on, double off) = Means(report, map, IsOn);
        int met = best.Count(pair => IsOn(pair.Row, pair.Column));
        string verdict = on <= off ? "There is no diagonal"
            : 2 * met >= best.Length ? "The diagonal dominates" : "The diagonal is higher, but does not dominate";
        return $"{verdict}: layers {place} resemble each other by {on:0.00} on average, others by {off:0.00}, "
            + $"and for {met} of {best.Length} the most similar layer is the one {place}.";
    }

    static int Counterpart(SimilarityReport report, int row)
    {
        (int rows, int columns) = (report.Rows.Count - 1, report.Columns.Count - 1);
        return rows == columns ? row : rows == 1 ? columns : 1 + (int)Math.Round((row - 1) * (columns - 1.0) / (rows - 1), MidpointRounding.AwayFromZero);
    }

    static string Neighbours(SimilarityReport report, SimilarityMap map)
    {
        (double near, double far) = Means(report, map, (row, column) => Math.Abs(row - column) == 1);
        int[] steps =
        [
            .. Enumerable.Range(1, report.Rows.Count - 2).Where(row => !double.IsNaN(map.Values[row][row + 1])).OrderBy(row => map.Values[row][row + 1])
        ];
        string where = steps is not [var step, ..] ? ""
            : $"; between neighbours it changes most from {report.Rows[step]} to {report.Rows[step + 1]} ({map.Values[step][step + 1]:0.00})";
        return $"Neighbouring layers of {report.First} resemble each other by {near:0.00} on average, others by {far:0.00}{where}.";
    }

    static (double On, double Off) Means(SimilarityReport report, SimilarityMap map, Func<int, int, bool> isOn)
    {
        List<double> on = [], off = [];
        for (int row = 1; row < report.Rows.Count; row++)
            for (int column = 1; column < report.Columns.Count; column++)
                if (!double.IsNaN(map.Values[row][column]) && !(report.IsOneNetwork && row == column))
                    (isOn(row, column) ? on : off).Add(map.Values[row][column]);
        return (on.DefaultIfEmpty(0).Average(), off.DefaultIfEmpty(0).Average());
    }
}
