using System.Numerics.Tensors;

namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>Two clusters that were joined, each named by one of its rows.</summary>
/// <param name="Kept">A row of the one; it names the joint cluster from now on.</param>
/// <param name="Gone">A row of the other.</param>
/// <param name="Height">How far they were from each other.</param>
readonly record struct Merge(int Kept, int Gone, float Height);

/// <summary>
/// All joins of an agglomerative clustering in O(N²) (Benzécri 1982; Murtagh 1983): a chain that goes from cluster to nearest cluster
/// ends at two that are nearest to each other, and those may be joined at once, whatever the rest does, for linkages by which a joint
/// cluster is never nearer than its parts. Distances to a joint cluster follow from those to its parts (Lance and Williams 1967).
/// </summary>
static class NearestNeighborChain
{
    /// <summary>N - 1 joins, in the order in which they were found: heights are not in order.</summary>
    /// <param name="distances">[N][N], symmetric, infinite on the diagonal; squared for Ward. It is used up.</param>
    /// <param name="linkage">How far two clusters are from each other.</param>
    /// <param name="cancel">The wish to stop.</param>
    public static Merge[] Run(float[][] distances, Linkage linkage, CancellationToken cancel)
    {
        int rows = distances.Length;
        float[] sizes = new float[rows];
        Array.Fill(sizes, 1);
        (List<Merge> merges, List<int> chain, int first) = (new(rows), [], 0);
        while (merges.Count < rows - 1)
        {
            if (chain.Count == 0)
            {
                cancel.ThrowIfCancellationRequested();
                while (sizes[first] == 0)
                    first++;
                chain.Add(first);
            }
            int end = chain[^1];
            int next = TensorPrimitives.IndexOfMin<float>(distances[end]);
            // On a tie the one before in the chain, else the chain could go round in a circle.
            if (chain.Count > 1 && distances[end][chain[^2]] <= distances[end][next])
                next = chain[^2];
            if (chain.Count < 2 || next != chain[^2])
            {
                chain.Add(next);
                continue;
            }
            chain.RemoveRange(chain.Count - 2, 2);
            (int kept, int gone) = (Math.Min(end, next), Math.Max(end, next));
            merges.Add(new Merge(kept, gone, distances[kept][gone]));
            Join(distances, sizes, kept, gone, linkage);
        }
        return [.. merges];
    }

    static void Join(float[][] distances, float[] sizes, int kept, int gone, Linkage linkage)
    {
        (float[] row, float[] other) = (distances[kept], distances[gone]);
        (float a, float b, float between) = (sizes[kept], sizes[gone], row[gone]);
        (sizes[kept], sizes[gone]) = (a + b, 0);
        for (int k = 0; k < row.Length; k++)
        {
            if (sizes[k] == 0 || k == kept)
                continue;
            float c = sizes[k];
            row[k] = linkage == Linkage.Ward
                ? ((a + c) * row[k] + (b + c) * other[k] - c * between) / (a + b + c)
                : (a * row[k] + b * other[k]) / (a + b);
            (distances[k][kept], distances[k][gone]) = (row[k], float.PositiveInfinity);
        }
        row[gone] = float.PositiveInfinity;
        distances[gone] = [];
    }
}
