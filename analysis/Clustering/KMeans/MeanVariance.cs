using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>The mean over the features of their variances: the scale by which "hardly moved" is judged.</summary>
static class MeanVariance
{
    /// <summary>(Σ|x|² / N - |mean|²) / D.</summary>
    public static double Of(Matrix x, int threads)
    {
        const int Rows = 1024;
        int blocks = RowBlocks.Count(x.Rows, Rows);
        (float[][] sums, double[] squares) = (new float[blocks][], new double[blocks]);
        RowBlocks.ForEach(x.Rows, Rows, threads, (start, count) =>
        {
            float[] sum = sums[start / Rows] = new float[x.Columns];
            for (int row = start; row < start + count; row++)
            {
                TensorPrimitives.Add(sum, x.Row(row), sum);
                squares[start / Rows] += TensorPrimitives.SumOfSquares(x.Row(row));
            }
        });
        double mean = 0;
        for (int d = 0; d < x.Columns; d++)
        {
            double total = 0;
            foreach (float[] sum in sums)
                total += sum[d];
            mean += total / x.Rows * (total / x.Rows);
        }
        return Math.Max(0, squares.Sum() / x.Rows - mean) / x.Columns;
    }
}
