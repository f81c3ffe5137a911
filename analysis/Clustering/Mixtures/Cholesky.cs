using System.Numerics.Tensors;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>The factor L of a positive definite matrix Σ = L·Lᵀ, turned over.</summary>
static class Cholesky
{
    /// <summary>L⁻¹ [D,D], lower, and ln |Σ|.</summary>
    /// <exception cref="FailureException">Σ is not positive definite.</exception>
    public static (double[,] Inverse, double LogDeterminant) InverseFactor(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[][] factor = Factor(matrix, size);
        double[,] inverse = new double[size, size];
        double[][] rows = new double[size][];
        // Row i of L⁻¹ is (eᵢ - Σj<i Lij · row j) / Lii.
        for (int i = 0; i < size; i++)
        {
            double[] row = rows[i] = new double[size];
            row[i] = 1;
            for (int j = 0; j < i; j++)
                TensorPrimitives.MultiplyAdd(rows[j].AsSpan(0, j + 1), -factor[i][j], row.AsSpan(0, j + 1), row.AsSpan(0, j + 1));
            for (int j = 0; j <= i; j++)
                inverse[i, j] = row[j] /= factor[i][i];
        }
        return (inverse, 2 * Enumerable.Range(0, size).Sum(i => Math.Log(factor[i][i])));
    }

    static double[][] Factor(double[,] matrix, int size)
    {
        double[][] factor = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i, j] - TensorPrimitives.Dot<double>(factor[i].AsSpan(0, j), factor[j].AsSpan(0, j));
                if (i == j && !(rest > 0))
                    throw new FailureException("the covariance of a component cannot be inverted: give more shrinkage, as in gaussian:covariance=full,shrinkage=0.3");
                factor[i][j] = i == j ? Math.Sqrt(rest) : rest / factor[j][j];
            }
        return factor;
    }
}
