namespace Strata.Analysis.Significance;

/// <summary>Corrects p-values for being many (Holm 1979, "A Simple Sequentially Rejective Multiple Test Procedure").</summary>
static class Holm
{
    /// <summary>
    /// The adjusted p-values, in the order of the given ones: the k-th smallest of m times m - k + 1, never below a smaller one's, at most 1.
    /// Calling those below a level shown keeps the chance of even one false call below it, whatever depends on what.
    /// </summary>
    /// <param name="values">m p-values, 0 to 1.</param>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        double[] adjusted = new double[values.Count];
        double least = 0;
        int rank = 0;
        foreach (int place in Enumerable.Range(0, values.Count).OrderBy(place => values[place]))
            adjusted[place] = least = Math.Max(least, Math.Min(1, (values.Count - rank++) * values[place]));
        return adjusted;
    }
}
