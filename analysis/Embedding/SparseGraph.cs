namespace Strata.Analysis.Embedding;

/// <summary>
/// A weighted graph over N points in compressed rows: the edges of point i are <see cref="Starts"/>[i] up to <see cref="Starts"/>[i+1],
/// by ascending neighbour.
/// </summary>
/// <param name="Starts">N + 1 places in the other two.</param>
/// <param name="Neighbors">The point at the other end of each edge, 0 to N-1.</param>
/// <param name="Weights">The weight of each edge.</param>
public sealed record SparseGraph(int[] Starts, int[] Neighbors, float[] Weights)
{
    /// <summary>The number of points.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>
    /// Makes both directions of each edge one: w = combine(w(i,j), w(j,i)), where a direction that is not there weighs 0.
    /// </summary>
    /// <param name="neighbors">Neighbours [N,k], each different within a row; a negative one is left out.</param>
    /// <param name="weights">Their weights [N,k].</param>
    /// <param name="combine">A symmetric function; edges for which it gives 0 are left out.</param>
    public static SparseGraph Symmetric(int[] neighbors, float[] weights, int k, Func<float, float, float> combine)
    {
        int n = neighbors.Length / k;
        List<(int To, float Weight)>[] incoming = Incoming(neighbors, weights, k);
        int[] starts = new int[n + 1];
        List<int> ends = new(2 * neighbors.Length);
        List<float> combined = new(2 * neighbors.Length);
        (int To, float Weight)[] outgoing = new (int, float)[k];
        for (int i = 0; i < n; i++)
        {
            int count = 0;
            for (int at = i * k; at < (i + 1) * k; at++)
                if (neighbors[at] >= 0)
                    outgoing[count++] = (neighbors[at], weights[at]);
            outgoing.AsSpan(0, count).Sort((a, b) => a.To.CompareTo(b.To));
            Merge(outgoing.AsSpan(0, count), incoming[i], combine, ends, combined);
            starts[i + 1] = ends.Count;
        }
        return new SparseGraph(starts, [.. ends], [.. combined]);
    }

    // Rows are looked at in order, so each list is by ascending point.
    static List<(int, float)>[] Incoming(int[] neighbors, float[] weights, int k)
    {
        List<(int, float)>[] incoming = new List<(int, float)>[neighbors.Length / k];
        for (int i = 0; i < incoming.Length; i++)
            incoming[i] = new(k);
        for (int at = 0; at < neighbors.Length; at++)
            if (neighbors[at] >= 0)
                incoming[neighbors[at]].Add((at / k, weights[at]));
        return incoming;
    }

    static void Merge(
        ReadOnlySpan<(int To, float Weight)> outgoing, List<(int To, float Weight)> incoming, Func<float, float, float> combine, List<int> ends, List<float> weights)
    {
        for (int a = 0, b = 0; a < outgoing.Length || b < incoming.Count;)
        {
            int there = a < outgoing.Length ? outgoing[a].To : int.MaxValue, back = b < incoming.Count ? incoming[b].To : int.MaxValue;
            float weight = combine(there <= back ? outgoing[a].Weight : 0, back <= there ? incoming[b].Weight : 0);
            if (weight != 0)
            {
                ends.Add(Math.Min(there, back));
                weights.Add(weight);
            }
            (a, b) = (a + (there <= back ? 1 : 0), b + (back <= there ? 1 : 0));
        }
    }
}
