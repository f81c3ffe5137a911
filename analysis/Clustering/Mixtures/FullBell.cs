using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>A normal distribution of any covariance Σ = L·Lᵀ. The distance (x - μ)ᵀ Σ⁻¹ (x - μ) is |L⁻¹x - L⁻¹μ|², one product for all rows.</summary>
sealed class FullBell : IBell
{
    readonly Matrix _whitening;
    readonly float[] _mean;
    readonly double _constant;

    FullBell(Matrix whitening, float[] mean, double logDeterminant)
    {
        (_whitening, _mean) = (whitening, Product.OfTransposed(new Matrix(mean, 1, mean.Length), whitening, threads: 1).Values.ToArray());
        _constant = -(logDeterminant + mean.Length * Math.Log(2 * Math.PI)) / 2;
    }

    /// <summary>The bell of rows that belong to it in part.</summary>
    public static FullBell Fit(Matrix x, ReadOnlySpan<double> shares, float[] mean, double total, double shrinkage, double floor, ClusterWork work)
    {
        // Σ = ZᵀZ for the rows √w (x - μ): a product of Zᵀ with itself.
        float[] centered = new float[x.Rows * x.Columns];
        float[] roots = [.. shares.ToArray().Select(share => (float)Math.Sqrt(share / total))];
        RowBlocks.ForEach(x.Rows, 1024, work.Threads, (start, count) =>
        {
            for (int row = start; row < start + count; row++)
            {
                Span<float> to = centered.AsSpan(row * x.Columns, x.Columns);
                TensorPrimitives.Subtract(x.Row(row), mean, to);
                TensorPrimitives.Multiply(to, roots[row], to);
            }
        }, work.Cancel);
        Matrix turned = new Matrix(centered, x.Rows, x.Columns).Transposed();
        Matrix covariance = Product.OfTransposed(turned, turned, work.Threads, work.Cancel);
        double even = Enumerable.Range(0, x.Columns).Average(d => (double)covariance[d, d]);
        double[,] shrunk = new double[x.Columns, x.Columns];
        for (int i = 0; i < x.Columns; i++)
            for (int j = 0; j < x.Columns; j++)
                shrunk[i, j] = (1 - shrinkage) * covariance[i, j] + (i == j ? shrinkage * even + floor : 0);
        (double[,] inverse, double logDeterminant) = Cholesky.InverseFactor(shrunk);
        float[] whitening = [.. inverse.Cast<double>().Select(value => (float)value)];
        return new FullBell(new Matrix(whitening, x.Columns, x.Columns), mean, logDeterminant);
    }

    /// <inheritdoc/>
    public void LogDensities(Matrix x, Span<double> logs, ClusterWork work)
    {
        double[] squared = new double[x.Rows];
        Product.ForEachRow(x, _whitening, work.Threads, (row, column, products) =>
        {
            double distance = TensorPrimitives.Distance(products, _mean.AsSpan(column, products.Length));
            squared[row] += distance * distance;
        }, work.Cancel);
        for (int row = 0; row < squared.Length; row++)
            logs[row] = _constant - squared[row] / 2;
    }
}
