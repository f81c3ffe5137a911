namespace Strata.Analysis.Clustering.Density;

/// <summary>The joins by which single rows become one: rows are nodes 0 to N - 1, each join is a node above them.</summary>
sealed class Dendrogram
{
    readonly int _rows;
    readonly List<(int A, int B, float Height, int Size)> _joins;

    Dendrogram(int rows) => (_rows, _joins) = (rows, new List<(int, int, float, int)>(rows));

    /// <summary>The joins along the edges of a tree, shortest first (single linkage).</summary>
    public static Dendrogram Of(TreeEdge[] edges, int rows)
    {
        Dendrogram joins = new(rows);
        DisjointSets sets = new(rows);
        int[] nodeOfRoot = [.. Enumerable.Range(0, rows)];
        foreach (TreeEdge edge in edges)
        {
            (int a, int b) = (nodeOfRoot[sets.Find(edge.A)], nodeOfRoot[sets.Find(edge.B)]);
            joins._joins.Add((a, b, edge.Length, joins.Size(a) + joins.Size(b)));
            sets.Union(edge.A, edge.B);
            nodeOfRoot[sets.Find(edge.A)] = joins.Root;
        }
        return joins;
    }

    /// <summary>The last join: the node of all rows.</summary>
    public int Root => _rows + _joins.Count - 1;

    /// <summary>Whether a node is a single row.</summary>
    public bool IsRow(int node) => node < _rows;

    /// <summary>The two nodes that a join put together.</summary>
    public (int A, int B) Parts(int node) => (_joins[node - _rows].A, _joins[node - _rows].B);

    /// <summary>The distance at which it did.</summary>
    public float Height(int node) => _joins[node - _rows].Height;

    /// <summary>Rows below a node.</summary>
    public int Size(int node) => IsRow(node) ? 1 : _joins[node - _rows].Size;

    /// <summary>The rows below a node.</summary>
    public IEnumerable<int> RowsOf(int node)
    {
        Stack<int> left = new([node]);
        while (left.TryPop(out int at))
        {
            if (IsRow(at))
                yield return at;
            else
            {
                left.Push(Parts(at).A);
                left.Push(Parts(at).B);
            }
        }
    }
}
