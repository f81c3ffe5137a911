using System.Runtime.Intrinsics;
using Strata.Analysis.Embedding.Fourier;

namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>
/// Points are spread over the nodes of a grid, the forces between nodes are a convolution, and the same weights bring them back to the
/// points: O(N) for the points, O(G log G) for the G nodes (Linderman, Rachh, Hoskins, Steinerberger and Kluger 2019, FIt-SNE).
/// </summary>
/// <remarks>
/// The weights are cubic B-splines, four nodes each way, whose smoothing <see cref="GridForces"/> divides out again. With 0.4 between
/// nodes, in units of the kernel's width, forces err by 1 in 1,000 to 1 in 100; quadratic polynomials at a third, as in the paper, err
/// by some 7 in 100. A node sums up its points in their order, whoever does it.
/// </remarks>
public sealed class InterpolatedRepulsion : IRepulsion
{
    const double WidestSpacing = 0.4;
    // Beside the nodes that points lie between: one before, two after, and a few over which the splines' inverse dies away.
    const int Support = 4, FewestNodes = 24, MostNodes = 2048, Margin = 10, Piece = 1024, Bands = 8;

    GridForces? _grid;
    double _left, _bottom;
    double[] _points = [];
    int[] _corners = [];        // [N,2]: the first node of each point, across and down
    double[] _weights = [];     // [N,8]: its weights, across and down

    /// <inheritdoc/>
    public double Compute(double[] points, double[] forces, Execution run)
    {
        int n = points.Length / 2;
        _points = points;
        GridForces grid = _grid = Lay(Bounds.Of(points));
        if (_corners.Length != points.Length)
            (_corners, _weights) = (new int[2 * n], new double[2 * Support * n]);
        run.Each(n, Piece, (from, to) => Weigh(grid, points, from, to));
        run.Each(grid.Height, grid.Height / Bands + 1, (from, to) => Spread(grid, from, to));
        double energy = grid.Compute(run);
        run.Each(n, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                (forces[2 * i], forces[2 * i + 1]) = At(grid, _corners[2 * i], _corners[2 * i + 1], _weights.AsSpan(2 * Support * i, 2 * Support));
        });
        return energy - n;
    }

    /// <inheritdoc/>
    /// <remarks>Outside of the grid, where the force is small, every pair is summed.</remarks>
    public (double X, double Y) ForceAt(double x, double y)
    {
        GridForces grid = _grid ?? throw new InvalidOperationException("no points were given yet");
        (double column, double row) = ((x - _left) / grid.Spacing, (y - _bottom) / grid.Spacing);
        if (!(column >= 0 && row >= 0 && column < grid.Width - Margin && row < grid.Height - Margin))
        {
            (_, double forceX, double forceY) = ExactRepulsion.At(_points, x, y);
            return (forceX, forceY);
        }
        Span<double> weights = stackalloc double[2 * Support];
        Weights(column - Math.Floor(column), weights[..Support]);
        Weights(row - Math.Floor(row), weights[Support..]);
        return At(grid, (int)column, (int)row, weights);
    }

    // A grid is made anew only where the nodes no longer hold the points or are far too many: its kernels cost several steps.
    GridForces Lay(Bounds bounds)
    {
        double side = Math.Max(bounds.Side, 1e-12);
        double spacing = Math.Max(side / MostNodes, Math.Min(WidestSpacing, StepDown(side / FewestNodes)));
        int Nodes(double length) => (int)Math.Ceiling(length / spacing) + Margin;
        (int width, int height) = (Nodes(bounds.Right - bounds.Left), Nodes(bounds.Top - bounds.Bottom));
        (_left, _bottom) = (bounds.Left, bounds.Bottom);
        return _grid is { } grid && grid.Spacing == spacing && Fits(width, grid.Width) && Fits(height, grid.Height)
            ? grid : new GridForces(height, width, spacing);
    }

    static bool Fits(int nodes, int there) => there >= nodes && there <= nodes + nodes / 8 + 16;

    // The next lower power of the eighth root of 2: while the points spread, spacings repeat from step to step.
    static double StepDown(double spacing) => Math.Pow(2, Math.Floor(8 * Math.Log2(spacing)) / 8);

    void Weigh(GridForces grid, double[] points, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            (double column, double row) = ((points[2 * i] - _left) / grid.Spacing, (points[2 * i + 1] - _bottom) / grid.Spacing);
            (int x, int y) = ((int)column, (int)row);
            (_corners[2 * i], _corners[2 * i + 1]) = (x, y);
            Weights(column - x, _weights.AsSpan(2 * Support * i, Support));
            Weights(row - y, _weights.AsSpan(2 * Support * i + Support, Support));
        }
    }

    // The cubic B-splines of the two nodes on either side of t in [0,1): they sum to 1.
    static void Weights(double t, Span<double> weights)
    {
        double u = 1 - t;
        weights[3] = t * t * t / 6;
        weights[2] = (((3 * u - 6) * u) * u + 4) / 6;
        weights[1] = (((3 * t - 6) * t) * t + 4) / 6;
        weights[0] = u * u * u / 6;
    }

    // Takes the rows of nodes from .. to - 1: every point is looked at, and what of it lies in those rows is added.
    void Spread(GridForces grid, int from, int to)
    {
        (double[] charges, int pitch) = (grid.Charges, grid.Pitch);
        charges.AsSpan(from * pitch, (to - from) * pitch).Clear();
        ReadOnlySpan<int> corners = _corners;
        for (int i = 0; i < corners.Length; i += 2)
        {
            int row = corners[i + 1], first = Math.Max(row, from), last = Math.Min(row + Support, to);
            if (first >= last)
                continue;
            Vector256<double> across = Vector256.LoadUnsafe(ref _weights[Support * i]);
            for (int y = first; y < last; y++)
            {
                ref double nodes = ref charges[y * pitch + corners[i]];
                (Vector256.LoadUnsafe(ref nodes) + across * _weights[Support * i + Support + y - row]).StoreUnsafe(ref nodes);
            }
        }
    }

    static (double X, double Y) At(GridForces grid, int column, int row, ReadOnlySpan<double> weights)
    {
        Vector256<double> across = Vector256.Create(weights[..Support]), sumX = Vector256<double>.Zero, sumY = Vector256<double>.Zero;
        for (int k = 0; k < Support; k++)
        {
            int at = (row + k) * grid.Pitch + column;
            sumX += Vector256.LoadUnsafe(ref grid.ForceX[at]) * weights[Support + k];
            sumY += Vector256.LoadUnsafe(ref grid.ForceY[at]) * weights[Support + k];
        }
        return (Vector256.Dot(sumX, across), Vector256.Dot(sumY, across));
    }
}
