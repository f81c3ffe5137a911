using Strata.Analysis.Embedding.TSne.Repulsion;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>
/// What t-SNE minimises: the Kullback-Leibler divergence of q(i,j) = (1 + |y(i) - y(j)|²)⁻¹ / Z from the joint probabilities p(i,j)
/// (van der Maaten and Hinton 2008).
/// </summary>
public static class TSneObjective
{
    const int Piece = 256;

    /// <summary>
    /// A quarter of the gradient: sum over j of (exaggeration p(i,j) - q(i,j)) (y(i) - y(j)) / (1 + |y(i) - y(j)|²).
    /// </summary>
    /// <param name="p">Joint probabilities of N points.</param>
    /// <param name="points">Points [N,2].</param>
    /// <param name="repulsion">How the second part is summed.</param>
    /// <param name="exaggeration">1, or more to draw neighbours together.</param>
    /// <param name="gradient">Receives [N,2].</param>
    /// <returns>Z.</returns>
    public static double QuarterGradient(SparseGraph p, double[] points, IRepulsion repulsion, double exaggeration, double[] gradient, Execution run)
    {
        double z = repulsion.Compute(points, gradient, run);
        run.Each(p.Count, Piece, (from, to) => AddAttraction(p, points, exaggeration, -1 / z, gradient, from, to));
        return z;
    }

    /// <summary>The divergence, at least 0 but for rounding.</summary>
    /// <param name="p">Joint probabilities of N points.</param>
    /// <param name="points">Points [N,2].</param>
    /// <param name="z">Z at these points.</param>
    public static double Divergence(SparseGraph p, double[] points, double z, Execution run)
    {
        double[] sums = new double[p.Count];
        run.Each(p.Count, Piece, (from, to) =>
        {
            for (int i = from; i < to; i++)
                for (int at = p.Starts[i]; at < p.Starts[i + 1]; at++)
                    sums[i] += p.Weights[at] * Math.Log(p.Weights[at] * z * (1 + SquaredDistance(points, i, p.Neighbors[at])));
        });
        return sums.Sum();
    }

    static void AddAttraction(SparseGraph p, double[] points, double exaggeration, double scale, double[] gradient, int from, int to)
    {
        ReadOnlySpan<int> neighbors = p.Neighbors;
        ReadOnlySpan<float> weights = p.Weights;
        ReadOnlySpan<double> y = points;
        for (int i = from; i < to; i++)
        {
            (double x0, double y0, double sumX, double sumY) = (y[2 * i], y[2 * i + 1], 0, 0);
            for (int at = p.Starts[i]; at < p.Starts[i + 1]; at++)
            {
                int j = 2 * neighbors[at];
                (double gapX, double gapY) = (x0 - y[j], y0 - y[j + 1]);
                double pull = weights[at] / (1 + gapX * gapX + gapY * gapY);
                (sumX, sumY) = (sumX + pull * gapX, sumY + pull * gapY);
            }
            gradient[2 * i] = exaggeration * sumX + scale * gradient[2 * i];
            gradient[2 * i + 1] = exaggeration * sumY + scale * gradient[2 * i + 1];
        }
    }

    static double SquaredDistance(double[] points, int i, int j)
    {
        (double x, double y) = (points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
        return x * x + y * y;
    }
}
