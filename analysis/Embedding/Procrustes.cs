namespace Strata.Analysis.Embedding;

/// <summary>
/// Turns, mirrors and moves an embedding onto another of the same points, as near as it will go (Schönemann 1966): distances stay as they are,
/// and a class keeps its place.
/// </summary>
public static class Procrustes
{
    /// <summary>The points [N,2] that lie nearest to <paramref name="reference"/> up to a common scale, among all turned and mirrored copies.</summary>
    /// <param name="points">Points [N,2].</param>
    /// <param name="reference">Points [N,2] in the same order.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double[] Align(double[] points, double[] reference)
    {
        if (points.Length != reference.Length)
            throw new ArgumentException($"{points.Length / 2:N0} points cannot be laid onto {reference.Length / 2:N0}", nameof(reference));
        ((double px, double py), (double rx, double ry)) = (Mean(points), Mean(reference));
        (double xx, double xy, double yx, double yy) = (0, 0, 0, 0);
        for (int i = 0; i < points.Length; i += 2)
        {
            (double x, double y, double u, double v) = (points[i] - px, points[i + 1] - py, reference[i] - rx, reference[i + 1] - ry);
            (xx, xy, yx, yy) = (xx + x * u, xy + x * v, yx + y * u, yy + y * v);
        }
        // In the plane a turn by the angle a gives cos(a) (xx + yy) + sin(a) (xy - yx), a mirrored one cos(a) (xx - yy) + sin(a) (xy + yx).
        double turned = Math.Sqrt((xx + yy) * (xx + yy) + (xy - yx) * (xy - yx)), mirrored = Math.Sqrt((xx - yy) * (xx - yy) + (xy + yx) * (xy + yx));
        bool isMirrored = mirrored > turned;
        double best = Math.Max(turned, mirrored);
        (double cos, double sin) = best == 0 ? (1, 0) : isMirrored ? ((xx - yy) / best, (xy + yx) / best) : ((xx + yy) / best, (xy - yx) / best);
        double[] aligned = new double[points.Length];
        for (int i = 0; i < points.Length; i += 2)
        {
            (double x, double y) = (points[i] - px, points[i + 1] - py);
            (aligned[i], aligned[i + 1]) = isMirrored ? (rx + cos * x + sin * y, ry + sin * x - cos * y) : (rx + cos * x - sin * y, ry + sin * x + cos * y);
        }
        return aligned;
    }

    static (double X, double Y) Mean(double[] points)
    {
        (double x, double y) = (0, 0);
        for (int i = 0; i < points.Length; i += 2)
            (x, y) = (x + points[i], y + points[i + 1]);
        return (2 * x / points.Length, 2 * y / points.Length);
    }
}
