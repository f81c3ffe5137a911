using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>The update step of Lloyd 1982: each centre moves to the mean of its rows.</summary>
static class Centroids
{
    /// <summary>The means [K,D]; a cluster that lost all rows restarts at the row farthest from its centre.</summary>
    public static Matrix Of(Matrix x, Assignment assignment, Matrix centers)
    {
        (double[] sums, int[] counts) = assignment.Totals();
        FillEmpty(x, assignment, sums, counts);
        float[] moved = new float[sums.Length];
        for (int cluster = 0; cluster < counts.Length; cluster++)
            for (int d = 0; d < x.Columns; d++)
            {
                int at = cluster * x.Columns + d;
                moved[at] = counts[cluster] > 0 ? (float)(sums[at] / counts[cluster]) : centers.Values[at];
            }
        return new Matrix(moved, centers.Rows, centers.Columns);
    }

    /// <summary>Σ|c - c'|² over all centres.</summary>
    public static double SquaredShift(Matrix centers, Matrix moved)
    {
        double sum = 0;
        for (int cluster = 0; cluster < centers.Rows; cluster++)
        {
            double distance = TensorPrimitives.Distance(centers.Row(cluster), moved.Row(cluster));
            sum += distance * distance;
        }
        return sum;
    }

    // As scikit-learn does: the farthest rows leave their clusters for the empty ones, farthest first, lower index first.
    static void FillEmpty(Matrix x, Assignment assignment, double[] sums, int[] counts)
    {
        int[] empty = [.. Enumerable.Range(0, counts.Length).Where(cluster => counts[cluster] == 0)];
        if (empty.Length == 0)
            return;
        int[] farthest = [.. Enumerable.Range(0, x.Rows).OrderByDescending(row => assignment.SquaredDistances[row]).Take(empty.Length)];
        foreach ((int cluster, int row) in empty.Zip(farthest))
        {
            int from = assignment.Labels[row];
            // Rows that coincide with their centre have nothing to gain by leaving it.
            if (assignment.SquaredDistances[row] == 0 || counts[from] < 2)
                continue;
            for (int d = 0; d < x.Columns; d++)
            {
                sums[from * x.Columns + d] -= x.Row(row)[d];
                sums[cluster * x.Columns + d] = x.Row(row)[d];
            }
            (counts[from], counts[cluster]) = (counts[from] - 1, 1);
        }
    }
}
