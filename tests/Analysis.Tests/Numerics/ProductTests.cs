using System.Runtime.Intrinsics;
using Strata.Analysis.Numerics;

namespace Strata.Tests.Numerics;

/// <summary>The fast product, held to the slow one.</summary>
public class ProductTests
{
    // The k-th of D sums of terms of size 1 is about √k and is rounded by 6e-8 of itself: 4e-8 D in all, and the worst of thousands.
    static double Rounding(int depth) => 1e-6 + 2.5e-7 * depth;

    static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += (double)a[k] * b[k];
        return sum;
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 33, 7)]
    [InlineData(8, 32, 256)]
    [InlineData(9, 31, 257)]
    [InlineData(97, 513, 50)]
    [InlineData(192, 1024, 3)]
    [InlineData(5, 8193, 2)]
    [InlineData(40, 70, 600)]
    public void Every_value_is_the_inner_product_of_two_rows(int rows, int columns, int depth)
    {
        (Matrix x, Matrix y) = (RandomMatrix.Of(rows, depth), RandomMatrix.Of(columns, depth, seed: 2));
        Matrix product = Product.OfTransposed(x, y);

        Assert.Equal((rows, columns), (product.Rows, product.Columns));
        double worst = 0;
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                worst = Math.Max(worst, Math.Abs(product[i, j] - Dot(x.Row(i), y.Row(j))));
        Assert.InRange(worst, 0, Rounding(depth));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        (Matrix x, Matrix y) = (RandomMatrix.Of(301, 300), RandomMatrix.Of(700, 300, seed: 2));
        float[] one = Product.OfTransposed(x, y, threads: 1).Values.ToArray();
        Assert.All((int[])[2, 3, 7], threads => Assert.Equal(one, Product.OfTransposed(x, y, threads).Values.ToArray()));
    }

    [Fact]
    public void Equal_rows_have_equal_products_wherever_they_stand()
    {
        Matrix x = RandomMatrix.Of(3, 300);
        Matrix copies = RandomMatrix.Of(1, 300, seed: 2).Take(new int[1000]);
        Matrix product = Product.OfTransposed(x, copies);
        for (int i = 0; i < x.Rows; i++)
            Assert.Single(product.Row(i).ToArray().Distinct());
    }

    [Fact]
    public void Pieces_of_a_row_come_in_order_and_cover_it()
    {
        (Matrix x, Matrix y) = (RandomMatrix.Of(200, 4), RandomMatrix.Of(9000, 4, seed: 2));
        int[] next = new int[x.Rows];
        bool inOrder = true;
        Product.ForEachRow(x, y, threads: 2, (row, column, values) =>
        {
            inOrder &= next[row] == column;
            next[row] += values.Length;
        });
        Assert.True(inOrder);
        Assert.All(next, end => Assert.Equal(y.Rows, end));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    public void Both_microkernels_multiply_whatever_this_processor_prefers(int bits)
    {
        (int height, int width) = bits == 512 ? (8, 2 * Vector512<float>.Count) : (6, 2 * Vector256<float>.Count);
        const int Depth = 37;
        (Matrix a, Matrix b) = (RandomMatrix.Of(height, Depth), RandomMatrix.Of(width, Depth, seed: 2));
        (float[] left, float[] right) = (a.Transposed().Values.ToArray(), b.Transposed().Values.ToArray());
        float[] c = new float[height * width];
        foreach (bool add in (bool[])[false, true])
            if (bits == 512)
                Microkernel.Run512(ref left[0], ref right[0], Depth, ref c[0], width, add);
            else
                Microkernel.Run256(ref left[0], ref right[0], Depth, ref c[0], width, add);
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++)
                Assert.Equal(2 * Dot(a.Row(i), b.Row(j)), c[i * width + j], Rounding(Depth) * 2);
    }

    [Fact]
    public void Half_squared_norms_are_those_of_the_rows()
    {
        Matrix x = RandomMatrix.Of(50, 1000);
        float[] norms = Product.HalfSquaredNorms(x);
        for (int i = 0; i < x.Rows; i++)
            Assert.Equal(Dot(x.Row(i), x.Row(i)) / 2, norms[i], 1e-4);
    }

    [Fact]
    public void Rows_of_different_lengths_are_refused() => Assert.Contains("rows of 3 values", Assert.Throws<ArgumentException>(
        () => Product.OfTransposed(RandomMatrix.Of(2, 3), RandomMatrix.Of(2, 4))).Message);

    [Fact]
    public void It_can_be_stopped() => Assert.ThrowsAny<OperationCanceledException>(
        () => Product.OfTransposed(RandomMatrix.Of(2, 3), RandomMatrix.Of(2, 3), cancel: new CancellationToken(canceled: true)));
}
