using Strata.Analysis.Atlas;
using Strata.Analysis.Numerics;
using Strata.Tests.Layers;
using Strata.Tests.Numerics;

namespace Strata.Tests.Atlas;

/// <summary>Effective rank and what units do, on cases that are known.</summary>
public class LayerMeasureTests
{
    // The corners ±1 of each axis, one at a time: the covariance is a multiple of the identity.
    static Matrix Cross(int dimensions)
    {
        float[] values = new float[2 * dimensions * dimensions];
        for (int d = 0; d < dimensions; d++)
            (values[2 * d * dimensions + d], values[(2 * d + 1) * dimensions + d]) = (1, -1);
        return new Matrix(values, 2 * dimensions, dimensions);
    }

    [Fact]
    public void The_identity_has_full_rank()
    {
        Assert.Equal(6, EffectiveRank.Of(Cross(6)).Value, 1e-9);
        Assert.Equal(1, EffectiveRank.Of(Cross(1)).Value, 1e-9);
    }

    [Fact]
    public void Rank_is_that_of_numpy_and_known_without_variance()
    {
        Assert.Equal(LayerFixture.Number("effectiveRank", "wide"), EffectiveRank.Of(LayerFixture.Wide).Value, 1e-5);
        Assert.Equal(LayerFixture.Number("effectiveRank", "narrow"), EffectiveRank.Of(LayerFixture.Narrow).Value, 1e-5);
        Assert.Equal(0, EffectiveRank.Of(new Matrix([2, 2, 2, 2], 2, 2)).Value);
        // Shares 1/2, 1/4, 1/4: entropy 3/2 ln 2.
        Assert.Equal(Math.Pow(2, 1.5), EffectiveRank.OfSpectrum([2, 1, 1, -1e-18]), 1e-12);
    }

    [Fact]
    public void Fewer_images_than_values_have_the_same_spectrum()
    {
        Matrix x = LayerFixture.Wide.Rows(0, 9);
        float[] padded = new float[9 * 30];
        for (int row = 0; row < 9; row++)
            x.Row(row).CopyTo(padded.AsSpan(row * 30));
        double narrow = EffectiveRank.OfSpectrum(SymmetricSpectrum.Of(Product.OfTransposed(Centred(x).Transposed(), Centred(x).Transposed())));
        Assert.Equal(narrow, EffectiveRank.Of(new Matrix(padded, 9, 30)).Value, 1e-4);
    }

    static Matrix Centred(Matrix x) => new(
        [.. Enumerable.Range(0, x.Values.Length).Select(at => x.Values[at] - Enumerable.Range(0, x.Rows).Average(row => x[row, at % x.Columns]))], x.Rows, x.Columns);

    [Fact]
    public void Where_there_is_more_of_both_some_images_stand_for_all()
    {
        Matrix x = RandomMatrix.Of(EffectiveRank.MostEigenvalues + 200, EffectiveRank.MostEigenvalues + 1);
        EffectiveRank rank = EffectiveRank.Of(x);
        Assert.Equal(EffectiveRank.MostEigenvalues, rank.Images);
        Assert.InRange(rank.Value, 400, EffectiveRank.MostEigenvalues);
    }

    [Fact]
    public void A_unit_of_a_map_is_a_channel()
    {
        UnitActivity units = new([2, 2, 2]);
        units.Add([0, 0, 0, 0, 1, 0, 2, 3]);
        Assert.Equal((2, 1, 5 / 8.0), (units.Units, units.Dead, units.Sparsity));
        units.Add([0, 0, 0, 0, 3, 3, 3, 3, 0, -0f, 0, 0.5f, 3, 3, 3, 3]);
        Assert.Equal((0, 12 / 24.0), (units.Dead, units.Sparsity));
    }

    [Fact]
    public void A_unit_of_a_vector_is_an_entry_and_of_tokens_a_feature()
    {
        UnitActivity vector = new([3]), tokens = new([2, 3]);
        vector.Add([0, 7, 1, 0, 7, 2]);
        tokens.Add([0, 7, 1, 0, 7, 2]);
        Assert.Equal((3, 2, 1 / 3.0), (vector.Units, vector.Dead, vector.Sparsity));
        Assert.Equal((3, 2), (tokens.Units, tokens.Dead));
    }
}
