namespace Strata.Analysis.Clustering;

/// <summary>
/// Sets that grow together, for many threads at once without a lock: the higher root is hung under the lower one, so that which sets
/// come out, and their roots, do not depend on the order of the unions.
/// </summary>
sealed class DisjointSets
{
    readonly int[] _parents;

    /// <summary>N sets of one member each.</summary>
    public DisjointSets(int count)
    {
        _parents = new int[count];
        for (int i = 0; i < count; i++)
            _parents[i] = i;
    }

    /// <summary>The lowest member of the set of a member, once all unions are done.</summary>
    public int Find(int member)
    {
        while (true)
        {
            int parent = Volatile.Read(ref _parents[member]);
            if (parent == member)
                return member;
            int grandparent = Volatile.Read(ref _parents[parent]);
            // Halves the path; whoever changed it meanwhile had a better one.
            if (grandparent != parent)
                Interlocked.CompareExchange(ref _parents[member], grandparent, parent);
            member = grandparent;
        }
    }

    /// <summary>Joins the sets of two members.</summary>
    /// <returns>Whether they were two.</returns>
    public bool Union(int a, int b)
    {
        while (true)
        {
            (a, b) = (Find(a), Find(b));
            if (a == b)
                return false;
            (int low, int high) = (Math.Min(a, b), Math.Max(a, b));
            if (Interlocked.CompareExchange(ref _parents[high], low, high) == high)
                return true;
        }
    }

    /// <summary>The root of every member.</summary>
    public int[] Roots() => [.. Enumerable.Range(0, _parents.Length).Select(Find)];
}
