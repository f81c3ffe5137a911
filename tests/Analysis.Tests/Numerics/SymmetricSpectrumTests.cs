using Strata.Analysis.Numerics;

namespace Strata.Tests.Numerics;

/// <summary>Eigenvalues that are known, and those of MathNet.</summary>
public class SymmetricSpectrumTests
{
    static void Same(double[] expected, double[] found, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    [Fact]
    public void Small_ones_by_hand()
    {
        Same([7], SymmetricSpectrum.Of(new Matrix([7], 1, 1)));
        Same([1, 3], SymmetricSpectrum.Of(new Matrix([2, 1, 1, 2], 2, 2)));
        Same([0, 0, 0], SymmetricSpectrum.Of(new Matrix(new float[9], 3, 3)));
        // All entries 1: n once, 0 otherwise.
        Same([0, 0, 0, 0, 5], SymmetricSpectrum.Of(new Matrix([.. Enumerable.Repeat(1f, 25)], 5, 5)));
        Assert.Throws<ArgumentException>(() => SymmetricSpectrum.Of(new Matrix(new float[6], 2, 3)));
    }

    [Fact]
    public void The_second_difference_has_its_cosines()
    {
        // 2 on the diagonal, -1 beside it: 2 - 2 cos(kπ/(n + 1)).
        const int N = 300;
        float[] values = new float[N * N];
        for (int i = 0; i < N; i++)
        {
            values[i * N + i] = 2;
            if (i > 0)
                (values[i * N + i - 1], values[(i - 1) * N + i]) = (-1, -1);
        }
        Same([.. Enumerable.Range(1, N).Select(k => 2 - 2 * Math.Cos(k * Math.PI / (N + 1)))], SymmetricSpectrum.Of(new Matrix(values, N, N)));
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(40, 60)]
    [InlineData(230, 70)]
    public void Any_other_has_those_of_MathNet_whatever_the_number_of_threads(int size, int rank)
    {
        Matrix x = RandomMatrix.Of(size, rank), product = Product.OfTransposed(x, x);
        double[,] same = new double[size, size];
        for (int row = 0; row < size; row++)
            for (int column = 0; column <= row; column++)
                same[row, column] = same[column, row] = product[row, column];
        double[] expected = [.. MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(same).Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric)
            .EigenValues.Select(value => value.Real).Order()];
        double[] found = SymmetricSpectrum.Of(product, threads: 1);
        Same(expected, found, 1e-8);
        Assert.Equal(found, SymmetricSpectrum.Of(product, threads: 2));
    }
}
