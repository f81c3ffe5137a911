using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>
/// The first principal components from a few random directions (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1): these are
/// multiplied by the covariance and made orthonormal, again and again, which draws them towards the components; what is left is a
/// small problem among them. All on the side of the D columns, so that the N rows are only passed over.
/// </summary>
static class RandomizedRange
{
    /// <returns>The first eigenvalues [K] of XᵀX and their eigenvectors [K,D].</returns>
    public static (double[] Scatter, Matrix Directions) Fit(Matrix centred, PcaOptions options, Execution run)
    {
        int directions = Math.Min(options.Components + options.Oversampling, Math.Min(centred.Rows, centred.Columns));
        Matrix turned = centred.Transposed();
        Matrix basis = Orthonormal.Rows(Random(directions, centred.Columns, options.Seed), options.Seed);
        Matrix images;
        for (int iteration = 0; ; iteration++)
        {
            images = Product.OfTransposed(basis, centred, run.Threads, run.Cancel);             // [L,N]
            if (iteration > options.PowerIterations)
                break;
            basis = Orthonormal.Rows(Product.OfTransposed(images, turned, run.Threads, run.Cancel), options.Seed);    // [L,D]
        }
        Matrix small = Product.OfTransposed(images, images, run.Threads, run.Cancel);           // [L,L]
        (double[] scatter, double[] turns) = SymmetricEigen.Largest(small, options.Components);
        double[] vectors = new double[options.Components * centred.Columns];
        for (int k = 0; k < options.Components; k++)
            for (int l = 0; l < directions; l++)
                AddScaled(basis.Row(l), turns[k * directions + l], vectors.AsSpan(k * centred.Columns, centred.Columns));
        return (scatter, PrincipalComponentAnalysis.Directions(vectors, options.Components, centred.Columns));
    }

    static Matrix Random(int rows, int columns, int seed)
    {
        SplitMix64 random = SplitMix64.Stream((ulong)seed, 0);
        float[] values = new float[rows * columns];
        for (int at = 0; at < values.Length; at++)
            values[at] = (float)random.Bell();
        return new Matrix(values, rows, columns);
    }

    static void AddScaled(ReadOnlySpan<float> row, double factor, Span<double> sum)
    {
        for (int at = 0; at < row.Length; at++)
            sum[at] += factor * row[at];
    }
}
