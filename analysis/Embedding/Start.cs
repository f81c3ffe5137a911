using Strata.Analysis.Embedding.Pca;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding;

/// <summary>Where points of an embedding start: [N,2], as the first two principal components (Kobak and Linderman 2021).</summary>
public static class Start
{
    /// <summary>The first two principal components; the second is 0 where there is one column only.</summary>
    public static double[] OfComponents(Matrix x, int seed, Execution run)
    {
        int components = Math.Min(2, Math.Min(x.Rows, x.Columns));
        Matrix plane = PrincipalComponentAnalysis.Fit(x, new PcaOptions { Components = components, Seed = seed }, run).Project(x, run);
        double[] start = new double[2 * x.Rows];
        for (int row = 0; row < x.Rows; row++)
            for (int component = 0; component < components; component++)
                start[2 * row + component] = plane[row, component];
        return start;
    }

    /// <summary>Scaled so that the first coordinate has this standard deviation; where nothing varies, left as it is.</summary>
    public static double[] WithDeviation(double[] points, double deviation)
    {
        double mean = 0, squares = 0;
        int n = points.Length / 2;
        for (int i = 0; i < points.Length; i += 2)
            mean += points[i] / n;
        for (int i = 0; i < points.Length; i += 2)
            squares += (points[i] - mean) * (points[i] - mean) / n;
        return squares > 0 ? Array.ConvertAll(points, value => value * (deviation / Math.Sqrt(squares))) : points;
    }

    /// <summary>Scaled so that the coordinate of largest size has this size; where all are 0, left as they are.</summary>
    public static double[] WithReach(double[] points, double reach)
    {
        double largest = points.Max(Math.Abs);
        return largest > 0 ? Array.ConvertAll(points, value => value * (reach / largest)) : points;
    }
}
