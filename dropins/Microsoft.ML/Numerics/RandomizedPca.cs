using System.Numerics.Tensors;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Numerics;

/// <summary>
/// The first principal axes of rows, by a random subspace that is multiplied by the covariance again and again (Halko, Martinsson, Tropp 2011,
/// algorithm 4.4). A larger subspace comes closer; one of D dimensions is exact.
/// </summary>
static class RandomizedPca
{
    const int Passes = 3;
    const int Stripes = 16;
    const int Sweeps = 30;

    /// <param name="x">X [N,D].</param>
    /// <param name="mean">What is subtracted from every row, [D].</param>
    /// <param name="rank">Axes, at most D.</param>
    /// <param name="width">Dimensions of the subspace, from rank to D.</param>
    /// <param name="random">Where the subspace comes from.</param>
    /// <returns>Axes of length 1, [rank,D], by falling variance.</returns>
    public static FloatMatrix Axes(FloatMatrix x, float[] mean, int rank, int width, SplitMix random)
    {
        double[][] basis = [.. Enumerable.Range(0, width).Select(_ => new double[x.Columns])];
        foreach (double[] axis in basis)
            for (int f = 0; f < axis.Length; f++)
                axis[f] = random.Normal();
        Orthonormalise(basis);
        double[][] image = basis;
        for (int pass = 0; pass < Passes; pass++)
        {
            if (pass > 0)
                Orthonormalise(basis = image);
            image = Scatter(x, mean, basis);
        }
        // In the subspace the covariance is a small symmetric matrix, whose axes turn the basis.
        double[][] small = [.. basis.Select(left => image.Select(right => TensorPrimitives.Dot<double>(left, right)).ToArray())];
        return Turn(basis, Eigenvectors(small), rank);
    }

    // Σ (x - m) (x - m)ᵀ q for each axis q, in stripes of rows whose sums are added in order.
    static double[][] Scatter(FloatMatrix x, float[] mean, double[][] basis)
    {
        float[] axes = [.. basis.SelectMany(axis => axis.Select(value => (float)value))];
        FloatMatrix shadow = MatrixProduct.Of(x, new FloatMatrix(axes, basis.Length, x.Columns));
        float[] offsets = new float[basis.Length];
        MatrixProduct.Multiply(mean, axes, x.Columns, offsets);
        float[][][] parts = new float[Stripes][][];
        Parallel.For(0, Stripes, stripe =>
        {
            parts[stripe] = [.. basis.Select(_ => new float[x.Columns])];
            float[] centred = new float[x.Columns];
            for (int row = (int)((long)x.Rows * stripe / Stripes); row < (long)x.Rows * (stripe + 1) / Stripes; row++)
            {
                TensorPrimitives.Subtract(x.Row(row), mean, centred);
                for (int j = 0; j < basis.Length; j++)
                    TensorPrimitives.MultiplyAdd(centred, shadow.Row(row)[j] - offsets[j], parts[stripe][j], parts[stripe][j]);
            }
        });
        return [.. basis.Select((_, j) => Enumerable.Range(0, x.Columns).Select(f => parts.Sum(part => (double)part[j][f])).ToArray())];
    }

    // Gram and Schmidt, twice, for what the first pass leaves by rounding; an axis that the others span becomes 0.
    static void Orthonormalise(double[][] axes)
    {
        for (int i = 0; i < axes.Length; i++)
        {
            double before = TensorPrimitives.Norm<double>(axes[i]);
            for (int pass = 0; pass < 2; pass++)
                for (int j = 0; j < i; j++)
                    TensorPrimitives.MultiplyAdd(axes[j], -TensorPrimitives.Dot<double>(axes[i], axes[j]), axes[i], axes[i]);
            double norm = TensorPrimitives.Norm<double>(axes[i]);
            TensorPrimitives.Multiply(axes[i], norm > 1e-10 * before ? 1 / norm : 0, axes[i]);
        }
    }

    // Jacobi's rotations (Golub, Van Loan, 8.5): the columns of V, and on the diagonal of a what they stretch by.
    static double[][] Eigenvectors(double[][] a)
    {
        int n = a.Length;
        double[][] v = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1.0 : 0).ToArray())];
        for (int sweep = 0; sweep < Sweeps; sweep++)
            for (int p = 0; p < n; p++)
                for (int q = p + 1; q < n; q++)
                    Rotate(a, v, p, q);
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(i => a[i][i])];
        return [.. order.Select(column => v.Select(row => row[column]).ToArray())];
    }

    static void Rotate(double[][] a, double[][] v, int p, int q)
    {
        if (Math.Abs(a[p][q]) <= 1e-15 * Math.Sqrt(Math.Abs(a[p][p] * a[q][q])))
            return;
        double slope = (a[q][q] - a[p][p]) / (a[p][q] + a[q][p]);
        double tangent = (slope < 0 ? -1 : 1) / (Math.Abs(slope) + Math.Sqrt(slope * slope + 1));
        double cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (int k = 0; k < a.Length; k++)
            (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q]);
        for (int k = 0; k < a.Length; k++)
            (a[p][k], a[q][k]) = (cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k]);
        for (int k = 0; k < a.Length; k++)
            (v[k][p], v[k][q]) = (cosine * v[k][p] - sine * v[k][q], sine * v[k][p] + cosine * v[k][q]);
    }

    static FloatMatrix Turn(double[][] basis, double[][] turns, int rank)
    {
        FloatMatrix axes = FloatMatrix.Zero(rank, basis[0].Length);
        double[] axis = new double[axes.Columns];
        for (int i = 0; i < rank; i++)
        {
            Array.Clear(axis);
            for (int j = 0; j < basis.Length; j++)
                TensorPrimitives.MultiplyAdd(basis[j], turns[i][j], axis, axis);
            TensorPrimitives.ConvertTruncating<double, float>(axis, axes.Writable(i));
        }
        return axes;
    }
}
