namespace Strata.Analysis.Clustering.Density;

/// <summary>The knee of a rising curve: the value farthest below the line from its first to its last point (Satopää and others 2011).</summary>
static class Knee
{
    /// <summary>The value at the knee.</summary>
    /// <param name="values">At least one; they are sorted here.</param>
    public static float Of(ReadOnlySpan<float> values)
    {
        float[] sorted = values.ToArray();
        Array.Sort(sorted);
        (int knee, double deepest) = (sorted.Length - 1, 0);
        for (int i = 0; i < sorted.Length; i++)
        {
            double line = sorted[0] + ((double)sorted[^1] - sorted[0]) * i / Math.Max(1, sorted.Length - 1);
            if (line - sorted[i] > deepest)
                (knee, deepest) = (i, line - sorted[i]);
        }
        return sorted[knee];
    }
}
