using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Matrix = Strata.Analysis.Numerics.Matrix;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>Eigenvalues of small symmetric matrices, in double precision, by MathNet.Numerics.</summary>
static class SymmetricEigen
{
    /// <summary>The largest eigenvalues, descending and at least 0, of a positive semi-definite matrix, and their eigenvectors [count,n].</summary>
    public static (double[] Values, double[] Vectors) Largest(Matrix symmetric, int count)
    {
        int n = symmetric.Rows;
        // Halves that rounding made unequal would be taken for a matrix that is not symmetric.
        Matrix<double> dense = Matrix<double>.Build.Dense(n, n, (row, column) => (symmetric[row, column] + (double)symmetric[column, row]) / 2);
        Evd<double> found = dense.Evd(Symmetricity.Symmetric);
        (double[] values, double[] vectors) = (new double[count], new double[count * n]);
        for (int k = 0; k < count; k++)
        {
            // MathNet gives them ascending.
            values[k] = Math.Max(0, found.EigenValues[n - 1 - k].Real);
            found.EigenVectors.Column(n - 1 - k).AsArray().CopyTo(vectors, k * n);
        }
        return (values, vectors);
    }
}
