namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>The smallest rectangle around points of a plane.</summary>
readonly record struct Bounds(double Left, double Bottom, double Right, double Top)
{
    /// <summary>The longer side.</summary>
    public double Side => Math.Max(Right - Left, Top - Bottom);

    /// <summary>The bounds of points [N,2], N at least 1.</summary>
    public static Bounds Of(ReadOnlySpan<double> points)
    {
        (double left, double bottom, double right, double top) = (points[0], points[1], points[0], points[1]);
        for (int i = 2; i < points.Length; i += 2)
        {
            (left, right) = (Math.Min(left, points[i]), Math.Max(right, points[i]));
            (bottom, top) = (Math.Min(bottom, points[i + 1]), Math.Max(top, points[i + 1]));
        }
        return new Bounds(left, bottom, right, top);
    }
}
