namespace Strata.Analysis.Neighbors;

/// <summary>The k nearest others of N rows so far, nearest first; each knows whether it is new since the last sample.</summary>
/// <param name="rows">N.</param>
/// <param name="k">Neighbours each.</param>
sealed class NeighborLists(int rows, int k)
{
    readonly int[] _indices = new int[rows * k];
    readonly float[] _distances = new float[rows * k];
    readonly bool[] _isNew = new bool[rows * k];
    readonly int[] _counts = new int[rows];

    /// <summary>N.</summary>
    public int Rows => rows;

    /// <summary>Neighbours each.</summary>
    public int K => k;

    /// <summary>Whether a row has all its neighbours.</summary>
    public bool IsFull(int row) => _counts[row] == k;

    /// <summary>The neighbours of a row.</summary>
    public ReadOnlySpan<int> Of(int row) => _indices.AsSpan(row * k, _counts[row]);

    /// <summary>Whether each of them is new; whoever has sampled it sets it to false.</summary>
    public Span<bool> AreNew(int row) => _isNew.AsSpan(row * k, _counts[row]);

    /// <summary>Takes a neighbour that is nearer than the farthest and not there yet. Of equal distances the lower index is nearer.</summary>
    public bool Offer(int row, int index, float distance)
    {
        int first = row * k, count = _counts[row];
        if (count == k && !Precedes(distance, index, first + k - 1))
            return false;
        if (_indices.AsSpan(first, count).Contains(index))
            return false;
        int at = first + Math.Min(count, k - 1);
        for (; at > first && Precedes(distance, index, at - 1); at--)
            (_indices[at], _distances[at], _isNew[at]) = (_indices[at - 1], _distances[at - 1], _isNew[at - 1]);
        (_indices[at], _distances[at], _isNew[at]) = (index, distance, true);
        _counts[row] = Math.Min(count + 1, k);
        return true;
    }

    /// <summary>All of them, once every row has k.</summary>
    public NeighborTable ToTable() => new(rows, k, _indices, _distances);

    bool Precedes(float distance, int index, int at) => distance < _distances[at] || (distance == _distances[at] && index < _indices[at]);
}
