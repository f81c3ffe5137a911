using Strata.Analysis.Numerics;
using Strata.Analysis.Similarity;
using Strata.Tests.Layers;
using Strata.Tests.Numerics;

namespace Strata.Tests.Similarity;

/// <summary>CKA and RSA, held to the definitions by N x N matrices (tests/fixtures/layers/make.py), to hand-worked values and to their invariances.</summary>
public class SimilarityTests
{
    static double Cka(Matrix x, Matrix y, bool isUnbiased = true) => new LayerKernel(x).Alignment(new LayerKernel(y), isUnbiased);

    static double Rsa(Matrix x, Matrix y) => new RankedDistances(x).Correlation(new RankedDistances(y));

    [Fact]
    public void Both_estimators_are_those_of_the_definitions()
    {
        (Matrix wide, Matrix narrow) = (LayerFixture.Wide, LayerFixture.Narrow);
        Assert.Equal(LayerFixture.Number("similarity", "cka"), Cka(wide, narrow, isUnbiased: false), 1e-6);
        Assert.Equal(LayerFixture.Number("similarity", "unbiased"), Cka(wide, narrow), 1e-6);
        Assert.Equal(LayerFixture.Number("similarity", "ckaOf40"), Cka(wide.Rows(0, 40), narrow.Rows(0, 40), isUnbiased: false), 1e-6);
        Assert.Equal(LayerFixture.Number("similarity", "unbiasedOf40"), Cka(wide.Rows(0, 40), narrow.Rows(0, 40)), 1e-6);
    }

    [Fact]
    public void Ranked_distances_are_those_of_scipy() =>
        Assert.Equal(LayerFixture.Number("similarity", "rsa"), Rsa(LayerFixture.Wide.Rows(0, 40), LayerFixture.Narrow.Rows(0, 40)), 1e-5);

    // X = [1 0; -1 0; 0 1; 0 -1] and y = [1 -1 1 -1]ᵀ are centred; XᵀX = 2·I, yᵀy = 4, Xᵀy = [2 2]ᵀ.
    // CKA = |Xᵀy|² / (|XᵀX|·|yᵀy|) = 8 / (√8·4) = 1/√2.
    [Fact]
    public void A_case_worked_by_hand()
    {
        Matrix x = new([1, 0, -1, 0, 0, 1, 0, -1], 4, 2), y = new([1, -1, 1, -1], 4, 1);
        Assert.Equal(1 / Math.Sqrt(2), Cka(x, y, isUnbiased: false), 1e-6);
        // Distances of the pairs 10 20 21 30 31 32 are √2 times (√2 1 1 1 1 √2), and 2 0 2 2 0 2: ranks 4.5 1.5… and 3.5 0.5…, less their means
        // (2 -1 -1 -1 -1 2) and (1 -2 1 1 -2 1), whose correlation is (2 + 2 - 1 - 1 + 2 + 2) / √(12·12) = 1/2.
        Assert.Equal(0.5, Rsa(x, y), 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rotation_scale_and_shift_change_nothing(bool isUnbiased)
    {
        Matrix x = LayerFixture.Wide, turned = Turned(x);
        Assert.Equal(1, Cka(x, turned, isUnbiased), 1e-5);
        Assert.Equal(Cka(x, LayerFixture.Narrow, isUnbiased), Cka(turned, LayerFixture.Narrow, isUnbiased), 1e-5);
        Assert.Equal(1, Rsa(x, turned), 1e-4);
    }

    // Turns the plane of columns 2i and 2i + 1 by an angle of its own, then stretches and moves everything.
    static Matrix Turned(Matrix x)
    {
        float[] values = x.Values.ToArray();
        for (int at = 0; at < values.Length; at += 2)
        {
            (float sin, float cos) = MathF.SinCos(0.3f + at % x.Columns);
            (values[at], values[at + 1]) = (7 * (cos * values[at] - sin * values[at + 1]) + 5, 7 * (sin * values[at] + cos * values[at + 1]) - 3);
        }
        return new Matrix(values, x.Rows, x.Columns);
    }

    [Fact]
    public void Unrelated_layers_are_unlike_however_wide_they_are_unless_the_estimator_is_biased()
    {
        Matrix x = RandomMatrix.Of(60, 400), y = RandomMatrix.Of(60, 500, seed: 2);
        Assert.InRange(Cka(x, y), -0.1, 0.1);
        Assert.InRange(Cka(x, y, isUnbiased: false), 0.7, 1);
    }

    [Fact]
    public void Features_wider_than_the_images_are_many_give_the_same_as_padded_ones_do()
    {
        // Columns of zeros change no product, but which way they are computed.
        Matrix few = LayerFixture.Wide.Rows(0, 16);
        float[] padded = new float[16 * 40];
        for (int row = 0; row < 16; row++)
            few.Row(row).CopyTo(padded.AsSpan(row * 40));
        Matrix wide = new(padded, 16, 40), other = LayerFixture.Narrow.Rows(0, 16);
        Assert.Equal(1, Cka(wide, few), 1e-5);
        Assert.Equal(Cka(few, other), Cka(wide, other), 1e-5);
        Assert.Equal(1, Cka(wide, wide), 1e-5);
    }

    [Fact]
    public void Constant_layers_resemble_nothing_and_unequal_numbers_of_images_are_refused()
    {
        Matrix constant = new([.. Enumerable.Repeat(2f, 40)], 40, 1);
        Assert.True(double.IsNaN(Cka(constant, LayerFixture.Narrow.Rows(0, 40))));
        Assert.True(double.IsNaN(Rsa(constant, LayerFixture.Narrow.Rows(0, 40))));
        Assert.Throws<ArgumentException>(() => Cka(LayerFixture.Wide, constant));
        Assert.Throws<ArgumentException>(() => Rsa(LayerFixture.Wide.Rows(0, 5), constant));
        Assert.Throws<ArgumentException>(() => new LayerKernel(constant.Rows(0, 3)));
        Assert.Throws<ArgumentException>(() => new RankedDistances(constant.Rows(0, 2)));
    }
}
