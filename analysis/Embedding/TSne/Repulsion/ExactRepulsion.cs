namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>Every pair, one after the other: O(N²). What the fast ways are held to.</summary>
public sealed class ExactRepulsion : IRepulsion
{
    const int Piece = 64;

    double[] _points = [];

    /// <inheritdoc/>
    public double Compute(double[] points, double[] forces, Execution run)
    {
        _points = points;
        double[] sums = new double[points.Length / 2];
        run.Each(sums.Length, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                (sums[i], forces[2 * i], forces[2 * i + 1]) = At(points, points[2 * i], points[2 * i + 1]);
        });
        // Each point itself, at distance 0, added 1 to its sum and nothing to its force.
        return sums.Sum() - sums.Length;
    }

    /// <inheritdoc/>
    public (double X, double Y) ForceAt(double x, double y)
    {
        (_, double forceX, double forceY) = At(_points, x, y);
        return (forceX, forceY);
    }

    internal static (double Sum, double X, double Y) At(ReadOnlySpan<double> points, double x, double y)
    {
        (double sum, double forceX, double forceY) = (0, 0, 0);
        for (int j = 0; j < points.Length; j += 2)
        {
            (double gapX, double gapY) = (x - points[j], y - points[j + 1]);
            double q = 1 / (1 + gapX * gapX + gapY * gapY);
            (sum, forceX, forceY) = (sum + q, forceX + q * q * gapX, forceY + q * q * gapY);
        }
        return (sum, forceX, forceY);
    }
}
