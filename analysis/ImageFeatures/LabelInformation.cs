namespace Strata.Analysis.ImageFeatures;

/// <summary>What one value says about the label: mutual information, and how far its means differ between classes.</summary>
static class LabelInformation
{
    /// <summary>
    /// Mutual information with the label in bits, by counting in bins of equal frequency (equal values share a bin), less the bias that
    /// counting few images has (Miller 1955: (cells - rows - columns + 1)/2N nats, of those that are not empty); never below 0.
    /// </summary>
    /// <param name="values">[N].</param>
    /// <param name="labels">[N], 0..C-1.</param>
    /// <param name="bins">Bins, 2 and up.</param>
    public static double Mutual(float[] values, int[] labels, int bins)
    {
        int[,] counts = Count(Binned(values, bins), labels, bins);
        (int rows, int columns, int cells) = (0, 0, 0);
        int[] byBin = new int[bins], byLabel = new int[counts.GetLength(1)];
        for (int bin = 0; bin < bins; bin++)
            for (int label = 0; label < byLabel.Length; label++)
            {
                (byBin[bin], byLabel[label]) = (byBin[bin] + counts[bin, label], byLabel[label] + counts[bin, label]);
                cells += counts[bin, label] > 0 ? 1 : 0;
            }
        (rows, columns) = (byBin.Count(count => count > 0), byLabel.Count(count => count > 0));
        double bias = (cells - rows - columns + 1) / (2.0 * labels.Length) / Math.Log(2);
        return Math.Max(0, PlugIn(counts, byBin, byLabel, labels.Length) - bias);
    }

    /// <summary>The entropy of the labels in bits: the most that anything can say about them.</summary>
    public static double Entropy(int[] labels) =>
        labels.GroupBy(label => label).Sum(group => -(group.Count() / (double)labels.Length) * Math.Log2(group.Count() / (double)labels.Length));

    /// <summary>
    /// One-way analysis of variance (Fisher 1925): F, the variance between classes over that within, and eta², the share of all variance that lies
    /// between classes. F is NaN where nothing varies, infinite where nothing varies within classes.
    /// </summary>
    public static (double F, double EtaSquared) Variance(float[] values, int[] labels)
    {
        double mean = values.Average(value => (double)value), between = 0, within = 0;
        int classes = 0;
        foreach (IGrouping<int, double> group in values.Select((value, at) => (value, at)).GroupBy(pair => labels[pair.at], pair => (double)pair.value))
        {
            double own = group.Average();
            between += group.Count() * (own - mean) * (own - mean);
            within += group.Sum(value => (value - own) * (value - own));
            classes++;
        }
        double f = between / (classes - 1) / (within / (values.Length - classes));
        return (f, between / (between + within));
    }

    /// <summary>The bin of each value: that of the lowest rank among its equals.</summary>
    internal static int[] Binned(float[] values, int bins)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)], found = new int[values.Length];
        float[] sorted = [.. values];
        Array.Sort(sorted, order);
        for (int rank = 0, first = 0; rank < order.Length; rank++)
        {
            first = sorted[rank] == sorted[first] ? first : rank;
            found[order[rank]] = (int)((long)first * bins / order.Length);
        }
        return found;
    }

    static int[,] Count(int[] binned, int[] labels, int bins)
    {
        int[,] counts = new int[bins, labels.Max() + 1];
        for (int i = 0; i < labels.Length; i++)
            counts[binned[i], labels[i]]++;
        return counts;
    }

    static double PlugIn(int[,] counts, int[] byBin, int[] byLabel, double n)
    {
        double bits = 0;
        for (int bin = 0; bin < byBin.Length; bin++)
            for (int label = 0; label < byLabel.Length; label++)
                if (counts[bin, label] > 0)
                    bits += counts[bin, label] / n * Math.Log2(counts[bin, label] * n / ((double)byBin[bin] * byLabel[label]));
        return bits;
    }
}
