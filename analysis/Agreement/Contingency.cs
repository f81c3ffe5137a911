namespace Strata.Analysis.Agreement;

/// <summary>
/// Counts [C,K]: how many images of each class (row) lie in each cluster (column). Classes and clusters that do not occur have no row
/// or column; noise, -1, counts as a cluster of its own.
/// </summary>
public sealed class Contingency
{
    readonly int[] _counts;

    /// <param name="labels">N class labels.</param>
    /// <param name="clusters">N cluster labels.</param>
    /// <exception cref="ArgumentException">There are none, or the lengths differ.</exception>
    public Contingency(ReadOnlySpan<int> labels, ReadOnlySpan<int> clusters)
    {
        if (labels.Length == 0 || labels.Length != clusters.Length)
            throw new ArgumentException($"{labels.Length:N0} labels and {clusters.Length:N0} clusters cannot be compared", nameof(clusters));
        (ClassIds, ClusterIds, Count) = (Distinct(labels), Distinct(clusters), labels.Length);
        (_counts, ClassSizes, ClusterSizes) = (new int[Classes * Clusters], new int[Classes], new int[Clusters]);
        for (int i = 0; i < labels.Length; i++)
        {
            (int row, int column) = (Array.BinarySearch(ClassIds, labels[i]), Array.BinarySearch(ClusterIds, clusters[i]));
            _counts[row * Clusters + column]++;
            ClassSizes[row]++;
            ClusterSizes[column]++;
        }
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>The classes that occur, ascending: what a row stands for.</summary>
    public int[] ClassIds { get; }

    /// <summary>The clusters that occur, ascending: what a column stands for.</summary>
    public int[] ClusterIds { get; }

    /// <summary>C.</summary>
    public int Classes => ClassIds.Length;

    /// <summary>K.</summary>
    public int Clusters => ClusterIds.Length;

    /// <summary>Images of each class, [C].</summary>
    public int[] ClassSizes { get; }

    /// <summary>Images of each cluster, [K].</summary>
    public int[] ClusterSizes { get; }

    /// <summary>Images of a class (by row) in a cluster (by column).</summary>
    public int this[int row, int column] => _counts[row * Clusters + column];

    static int[] Distinct(ReadOnlySpan<int> values)
    {
        int[] sorted = values.ToArray();
        Array.Sort(sorted);
        return [.. sorted.Distinct()];
    }
}
