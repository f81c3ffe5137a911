namespace Strata.Analysis.Agreement;

/// <summary>Gives clusters the names of classes, one to one, so that as many images as possible carry the name of their class.</summary>
public static class ClusterMatching
{
    /// <summary>Which class each cluster of a table stands for: its row, or -1 where there are more clusters than classes, or for noise.</summary>
    public static int[] RowOfColumn(Contingency table)
    {
        int[] matched = new int[table.Clusters];
        Array.Fill(matched, -1);
        int[] columns = [.. Enumerable.Range(0, table.Clusters).Where(column => table.ClusterIds[column] >= 0)];
        // The smaller side is the one whose members all get a partner.
        bool byRow = table.Classes <= columns.Length;
        double[,] cost = byRow ? new double[table.Classes, columns.Length] : new double[columns.Length, table.Classes];
        for (int row = 0; row < table.Classes; row++)
            for (int i = 0; i < columns.Length; i++)
                cost[byRow ? row : i, byRow ? i : row] = -table[row, columns[i]];
        int[] partners = KuhnMunkres.Minimize(cost);
        for (int i = 0; i < partners.Length; i++)
            matched[columns[byRow ? partners[i] : i]] = byRow ? i : partners[i];
        return matched;
    }

    /// <summary>
    /// Cluster labels renamed after a reference: a matched cluster has its partner's label, the others follow above the highest label of
    /// the reference, larger ones first. A colour by label then means the same in every clustering that was matched to one reference.
    /// </summary>
    /// <param name="reference">N labels of at least 0: classes, or another clustering.</param>
    /// <param name="clusters">N cluster labels; noise, -1, stays.</param>
    public static int[] Rename(ReadOnlySpan<int> reference, ReadOnlySpan<int> clusters)
    {
        Contingency table = new(reference, clusters);
        int[] rows = RowOfColumn(table);
        int next = table.ClassIds[^1] + 1;
        Dictionary<int, int> names = [];
        foreach (int column in Enumerable.Range(0, table.Clusters).OrderByDescending(column => table.ClusterSizes[column]))
        {
            int cluster = table.ClusterIds[column];
            names[cluster] = cluster < 0 ? cluster : rows[column] >= 0 ? table.ClassIds[rows[column]] : next++;
        }
        int[] renamed = new int[clusters.Length];
        for (int i = 0; i < renamed.Length; i++)
            renamed[i] = names[clusters[i]];
        return renamed;
    }
}
