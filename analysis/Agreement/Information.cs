namespace Strata.Analysis.Agreement;

/// <summary>Entropies of two partitions and what they share, in nats.</summary>
static class Information
{
    /// <summary>H = -Σ p ln p of the sizes of parts.</summary>
    public static double Entropy(ReadOnlySpan<int> sizes, int count)
    {
        double sum = 0;
        foreach (int size in sizes)
            if (size > 0)
                sum -= (double)size / count * (Math.Log(size) - Math.Log(count));
        return sum;
    }

    /// <summary>I = Σ n_ck/N ln(N n_ck / (n_c n_k)).</summary>
    public static double Mutual(Contingency table)
    {
        (double sum, double logCount) = (0, Math.Log(table.Count));
        for (int row = 0; row < table.Classes; row++)
            for (int column = 0; column < table.Clusters; column++)
                if (table[row, column] is > 0 and int cell)
                    sum += (double)cell / table.Count
                        * (Math.Log(cell) + logCount - Math.Log(table.ClassSizes[row]) - Math.Log(table.ClusterSizes[column]));
        return Math.Max(0, sum);
    }

    /// <summary>
    /// The mutual information that partitions of these sizes share by chance: its mean over all ways to hand out the images (Vinh, Epps
    /// and Bailey 2010, equation 24a).
    /// </summary>
    public static double ExpectedMutual(Contingency table)
    {
        double[] logFactorials = LogFactorials(table.Count);
        double sum = 0;
        foreach (int a in table.ClassSizes)
            foreach (int b in table.ClusterSizes)
                sum += Expected(a, b, table.Count, logFactorials);
        return sum;
    }

    // Over all sizes n that the overlap of a part of a and a part of b can have, by the hypergeometric distribution.
    static double Expected(int a, int b, int count, double[] logFactorials)
    {
        double sum = 0;
        double constant = logFactorials[a] + logFactorials[b] + logFactorials[count - a] + logFactorials[count - b] - logFactorials[count];
        double logShare = Math.Log(count) - Math.Log(a) - Math.Log(b);
        for (int n = Math.Max(1, a + b - count); n <= Math.Min(a, b); n++)
            sum += (double)n / count * (Math.Log(n) + logShare) * Math.Exp(
                constant - logFactorials[n] - logFactorials[a - n] - logFactorials[b - n] - logFactorials[count - a - b + n]);
        return sum;
    }

    static double[] LogFactorials(int count)
    {
        double[] logs = new double[count + 1];
        for (int i = 2; i <= count; i++)
            logs[i] = logs[i - 1] + Math.Log(i);
        return logs;
    }
}
