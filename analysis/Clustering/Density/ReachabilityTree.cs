using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Density;

/// <summary>An edge between two rows.</summary>
readonly record struct TreeEdge(int A, int B, float Length) : IComparable<TreeEdge>
{
    /// <summary>By length, then by ends: no two edges are equal, so that there is one shortest tree.</summary>
    public int CompareTo(TreeEdge other) => (Length, Math.Min(A, B), Math.Max(A, B)).CompareTo((other.Length, Math.Min(other.A, other.B), Math.Max(other.A, other.B)));
}

/// <summary>
/// The shortest tree over all rows, with the distance between two the largest of their own and both rows' core distances, by rounds in
/// which every part of the tree takes its shortest edge to another part (Borůvka 1926): a product of all rows a round, as many rounds
/// as the parts can halve.
/// </summary>
static class ReachabilityTree
{
    /// <summary>N - 1 edges, shortest first.</summary>
    public static TreeEdge[] Of(Matrix x, float[] coreDistances, ClusterWork work)
    {
        float[] halfNorms = Product.HalfSquaredNorms(x, work.Threads);
        float[] squaredCores = [.. coreDistances.Select(distance => distance * distance)];
        DisjointSets sets = new(x.Rows);
        List<TreeEdge> tree = new(x.Rows);
        while (tree.Count < x.Rows - 1)
        {
            int[] parts = sets.Roots();
            foreach (TreeEdge edge in ShortestOfParts(NearestElsewhere.Of(x, halfNorms, squaredCores, parts, work), parts))
                if (sets.Union(edge.A, edge.B))
                    tree.Add(edge);
        }
        tree.Sort();
        return [.. tree];
    }

    static IEnumerable<TreeEdge> ShortestOfParts(TreeEdge[] ofRows, int[] parts)
    {
        Dictionary<int, TreeEdge> shortest = [];
        foreach (TreeEdge edge in ofRows)
            if (!shortest.TryGetValue(parts[edge.A], out TreeEdge known) || edge.CompareTo(known) < 0)
                shortest[parts[edge.A]] = edge;
        return shortest.Values.Order();
    }
}
