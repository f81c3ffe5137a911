namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>
/// Barnes and Hut 1986 as in van der Maaten 2014: a cell of a quad tree that looks small from a point counts as one body at its
/// centre of mass: O(N log N).
/// </summary>
/// <param name="theta">
/// A cell counts as one body where its side is less than theta times its distance. 0 is exact; 0.5 is usual and errs by a per cent or so.
/// </param>
public sealed class BarnesHutRepulsion(double theta = 0.5) : IRepulsion
{
    const int Piece = 128;

    readonly QuadTree _tree = new();

    /// <inheritdoc/>
    public double Compute(double[] points, double[] forces, Execution run)
    {
        _tree.Build(points);
        double[] sums = new double[points.Length / 2];
        run.Each(sums.Length, Piece, (from, to) =>
        {
            // In the tree's order, neighbours walk the same cells.
            for (int place = from; place < to; place++)
            {
                int i = _tree.Order[place];
                (sums[i], forces[2 * i], forces[2 * i + 1]) = _tree.At(points[2 * i], points[2 * i + 1], theta * theta);
            }
        });
        return sums.Sum() - sums.Length;
    }

    /// <inheritdoc/>
    public (double X, double Y) ForceAt(double x, double y)
    {
        (_, double forceX, double forceY) = _tree.At(x, y, theta * theta);
        return (forceX, forceY);
    }
}
