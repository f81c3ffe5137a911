using Strata.Analysis.Neighbors;

namespace Strata.Analysis.Clustering.Spectral;

/// <summary>
/// The graph of nearest neighbours as a sparse symmetric matrix S = D^-½ W D^-½: W is 1 between rows that are neighbours of each other,
/// ½ where only one is the other's, 1 on the diagonal; D are its row sums. The eigenvalues of S lie in -1..1, the largest is 1.
/// </summary>
sealed class NeighborGraph
{
    readonly int[] _starts;
    readonly int[] _others;
    readonly double[] _values;

    public NeighborGraph(NeighborTable neighbors)
    {
        Dictionary<int, double>[] rows = [.. Enumerable.Range(0, neighbors.Count).Select(row => new Dictionary<int, double> { [row] = 1 })];
        for (int row = 0; row < neighbors.Count; row++)
            foreach (int other in neighbors.Of(row))
            {
                rows[row][other] = rows[row].GetValueOrDefault(other) + 0.5;
                rows[other][row] = rows[other].GetValueOrDefault(row) + 0.5;
            }
        InverseRoots = [.. rows.Select(row => 1 / Math.Sqrt(row.OrderBy(pair => pair.Key).Sum(pair => pair.Value)))];
        _starts = new int[neighbors.Count + 1];
        for (int row = 0; row < neighbors.Count; row++)
            _starts[row + 1] = _starts[row] + rows[row].Count;
        (_others, _values) = (new int[_starts[^1]], new double[_starts[^1]]);
        for (int row = 0; row < neighbors.Count; row++)
            foreach ((KeyValuePair<int, double> pair, int at) in rows[row].OrderBy(pair => pair.Key).Zip(Enumerable.Range(_starts[row], rows[row].Count)))
                (_others[at], _values[at]) = (pair.Key, pair.Value * InverseRoots[row] * InverseRoots[pair.Key]);
    }

    /// <summary>N.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>D^-½, [N].</summary>
    public double[] InverseRoots { get; }

    /// <summary>S·v, [N].</summary>
    public void Multiply(ReadOnlySpan<double> v, Span<double> product)
    {
        for (int row = 0; row < product.Length; row++)
        {
            double sum = 0;
            for (int at = _starts[row]; at < _starts[row + 1]; at++)
                sum += _values[at] * v[_others[at]];
            product[row] = sum;
        }
    }
}
