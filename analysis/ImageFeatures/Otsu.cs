namespace Strata.Analysis.ImageFeatures;

/// <summary>The threshold that parts a histogram into two groups whose means are as far apart as can be (Otsu 1979).</summary>
public static class Otsu
{
    /// <summary>The largest t so that values up to t and values above it have the largest variance between them; of equal ones the lowest t.</summary>
    /// <param name="counts">How often each level occurs, [L].</param>
    /// <returns>0 to L - 1; of one level alone that level.</returns>
    public static int Threshold(ReadOnlySpan<int> counts)
    {
        (double all, double sum) = (0, 0);
        for (int level = 0; level < counts.Length; level++)
            (all, sum) = (all + counts[level], sum + (double)level * counts[level]);
        (double below, double sumBelow, double best, int threshold) = (0, 0, -1, 0);
        for (int level = 0; level < counts.Length; level++)
        {
            below += counts[level];
            sumBelow += (double)level * counts[level];
            if (below == 0 || below == all)
            {
                threshold = best < 0 && below == all ? level : threshold;
                if (below == all)
                    break;
                continue;
            }
            double apart = sumBelow / below - (sum - sumBelow) / (all - below);
            double between = below * (all - below) * apart * apart;
            if (between > best)
                (best, threshold) = (between, level);
        }
        return threshold;
    }
}
