using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>A normal distribution whose features are independent.</summary>
sealed class DiagonalBell : IBell
{
    readonly float[] _mean;
    readonly float[] _inverseDeviations;
    readonly double _constant;

    DiagonalBell(float[] mean, double[] variances)
    {
        (_mean, _inverseDeviations) = (mean, Array.ConvertAll(variances, variance => (float)(1 / Math.Sqrt(variance))));
        _constant = -(variances.Sum(Math.Log) + mean.Length * Math.Log(2 * Math.PI)) / 2;
    }

    /// <summary>The bell of rows that belong to it in part.</summary>
    public static DiagonalBell Fit(Matrix x, ReadOnlySpan<double> shares, float[] mean, double total, double shrinkage, double floor, ClusterWork work)
    {
        float[] weights = [.. shares.ToArray().Select(share => (float)share)];
        double[] variances = WeightedSums.Of(x, weights, work, (row, difference) =>
        {
            TensorPrimitives.Subtract(row, mean, difference);
            TensorPrimitives.Multiply(difference, difference, difference);
        });
        TensorPrimitives.Divide(variances, total, variances);
        double even = variances.Average();
        for (int d = 0; d < variances.Length; d++)
            variances[d] = (1 - shrinkage) * variances[d] + shrinkage * even + floor;
        return new DiagonalBell(mean, variances);
    }

    /// <inheritdoc/>
    public void LogDensities(Matrix x, Span<double> logs, ClusterWork work)
    {
        double[] found = new double[x.Rows];
        RowBlocks.ForEach(x.Rows, 256, work.Threads, () => new float[x.Columns], (scaled, start, count) =>
        {
            for (int row = start; row < start + count; row++)
            {
                TensorPrimitives.Subtract(x.Row(row), _mean, scaled);
                TensorPrimitives.Multiply(scaled, _inverseDeviations, scaled);
                found[row] = _constant - TensorPrimitives.SumOfSquares<float>(scaled) / 2.0;
            }
        }, work.Cancel);
        found.CopyTo(logs);
    }
}
