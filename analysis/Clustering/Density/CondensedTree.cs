namespace Strata.Analysis.Clustering.Density;

/// <summary>
/// How clusters come and go as the distance shrinks: a cluster lives until it splits into two of at least the least size; rows that
/// break off in smaller numbers just leave it. What a cluster's rows stay in it, in inverse distance, is its stability (Campello,
/// Moulavi and Sander 2013, section 4; the form of McInnes, Healy and Astels 2017).
/// </summary>
sealed class CondensedTree
{
    readonly List<int> _parents = [-1];
    readonly List<double> _births = [0];
    readonly List<double> _stabilities = [0];
    readonly int[] _lastCluster;

    CondensedTree(int rows) => _lastCluster = new int[rows];

    /// <summary>Condenses the joins of a shortest tree.</summary>
    /// <param name="edges">N - 1, shortest first.</param>
    /// <param name="rows">N.</param>
    /// <param name="leastSize">Fewer rows are no cluster.</param>
    public static CondensedTree Of(TreeEdge[] edges, int rows, int leastSize)
    {
        Dendrogram joins = Dendrogram.Of(edges, rows);
        CondensedTree tree = new(rows);
        // Distances of 0, between copies, would make stabilities infinite.
        double least = 1e-6 * Math.Max(edges.Length == 0 ? 0 : edges[^1].Length, float.Epsilon);
        Stack<(int Node, int Cluster)> left = new([(joins.Root, 0)]);
        while (left.TryPop(out (int Node, int Cluster) at))
        {
            if (joins.IsRow(at.Node))
            {
                tree._lastCluster[at.Node] = at.Cluster;
                continue;
            }
            (int a, int b) = joins.Parts(at.Node);
            double density = 1 / Math.Max(joins.Height(at.Node), least);
            bool splits = joins.Size(a) >= leastSize && joins.Size(b) >= leastSize;
            foreach (int part in (int[])[a, b])
                if (splits)
                    left.Push((part, tree.Split(at.Cluster, density, joins.Size(part))));
                else if (joins.Size(part) >= leastSize)
                    left.Push((part, at.Cluster));
                else
                    tree.Leave(at.Cluster, density, joins.RowsOf(part));
        }
        return tree;
    }

    /// <summary>[N]: a number for each row's cluster, or noise. The root, all rows together, is none.</summary>
    public int[] Labels()
    {
        bool[] chosen = Choose();
        int[] label = new int[_parents.Count];
        // Parents come before their children.
        for (int cluster = 0; cluster < label.Length; cluster++)
            label[cluster] = chosen[cluster] ? cluster : cluster == 0 ? Clustering.Noise : label[_parents[cluster]];
        return [.. _lastCluster.Select(cluster => label[cluster])];
    }

    // Children before parents: a cluster is chosen where it outweighs the best choice below it.
    bool[] Choose()
    {
        double[] below = new double[_parents.Count];
        bool[] chosen = new bool[_parents.Count];
        for (int cluster = _parents.Count - 1; cluster > 0; cluster--)
        {
            chosen[cluster] = _stabilities[cluster] >= below[cluster];
            below[_parents[cluster]] += Math.Max(_stabilities[cluster], below[cluster]);
        }
        for (int cluster = 1; cluster < chosen.Length; cluster++)
            for (int above = _parents[cluster]; above > 0 && chosen[cluster]; above = _parents[above])
                chosen[cluster] = !chosen[above];
        return chosen;
    }

    int Split(int cluster, double density, int size)
    {
        _stabilities[cluster] += size * (density - _births[cluster]);
        _parents.Add(cluster);
        _births.Add(density);
        _stabilities.Add(0);
        return _parents.Count - 1;
    }

    void Leave(int cluster, double density, IEnumerable<int> rows)
    {
        foreach (int row in rows)
        {
            _stabilities[cluster] += density - _births[cluster];
            _lastCluster[row] = cluster;
        }
    }
}
