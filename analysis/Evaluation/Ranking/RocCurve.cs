namespace Strata.Analysis.Evaluation.Ranking;

/// <summary>How many of those that should be found are found, over how many of the others are taken for them (Fawcett 2006).</summary>
/// <param name="Name">Of what.</param>
/// <param name="Area">The area under it; NaN where one side has no image.</param>
/// <param name="FalsePositiveRate">1 - specificity, rising from 0 to 1.</param>
/// <param name="TruePositiveRate">Sensitivity, rising from 0 to 1.</param>
/// <param name="Thresholds">An image is found from this score on; the first, infinity, finds none.</param>
public sealed record RocCurve(
    string Name, double Area, IReadOnlyList<double> FalsePositiveRate, IReadOnlyList<double> TruePositiveRate, IReadOnlyList<double> Thresholds)
{
    /// <summary>The curve of images by rising score; points on a straight line between their neighbours are left out.</summary>
    internal static RocCurve Of(string name, double area, double[] scores, bool[] isPositive)
    {
        int positives = isPositive.Count(positive => positive), negatives = isPositive.Length - positives;
        List<(int False, int True, double Threshold)> corners = [(0, 0, double.PositiveInfinity)];
        (int found, int wrong) = (0, 0);
        for (int end = scores.Length - 1, start; end >= 0; end = start)
        {
            for (start = end; start >= 0 && scores[start] == scores[end]; start--)
                if (isPositive[start])
                    found++;
                else
                    wrong++;
            if (corners.Count > 1 && IsStraight(corners[^2], corners[^1], (wrong, found)))
                corners.RemoveAt(corners.Count - 1);
            corners.Add((wrong, found, scores[end]));
        }
        return new RocCurve(name, area, [.. corners.Select(corner => Share(corner.False, negatives))], [.. corners.Select(corner => Share(corner.True, positives))],
            [.. corners.Select(corner => corner.Threshold)]);
    }

    static bool IsStraight((int False, int True, double Threshold) from, (int False, int True, double Threshold) over, (int False, int True) to) =>
        (long)(over.False - from.False) * (to.True - over.True) == (long)(over.True - from.True) * (to.False - over.False);

    static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}
