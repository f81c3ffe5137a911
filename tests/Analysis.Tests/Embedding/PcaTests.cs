using System.Text.Json;
using Strata.Analysis.Embedding.Pca;
using Strata.Analysis.Numerics;
using Strata.Tests.Numerics;

namespace Strata.Tests.Embedding;

public class PcaTests
{
    // Float32 sums.
    const double Tolerance = 2e-5;

    // Columns whose spread falls off as that of images does.
    static Matrix Decaying(int rows, int columns)
    {
        Matrix bells = RandomMatrix.Of(rows, columns), turns = RandomMatrix.Of(columns, columns, seed: 2);
        float[] scaled = bells.Values.ToArray();
        for (int at = 0; at < scaled.Length; at++)
            scaled[at] *= 10f / (1 + at % columns);
        return Product.OfTransposed(new Matrix(scaled, rows, columns), turns);
    }

    static void RequireSame(PrincipalComponents expected, PrincipalComponents actual, double tolerance)
    {
        for (int k = 0; k < expected.Variances.Length; k++)
        {
            Assert.Equal(1, actual.Variances[k] / expected.Variances[k], tolerance);
            Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Dot(expected.Directions.Row(k), actual.Directions.Row(k)), tolerance);
        }
        Assert.Equal(1, actual.TotalVariance / expected.TotalVariance, Tolerance);
    }

    [Theory, InlineData(PcaSolver.Exact), InlineData(PcaSolver.Randomized)]
    public void Components_are_those_of_numpys_singular_values(PcaSolver solver)
    {
        JsonElement made = EmbeddingFixture.Made.GetProperty("pca");
        PrincipalComponents found = PrincipalComponentAnalysis.Fit(EmbeddingFixture.Points, new PcaOptions { Components = 6, Solver = solver });
        Assert.All(EmbeddingFixture.Numbers(made, "mean").Zip(found.Mean), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        Assert.All(EmbeddingFixture.Numbers(made, "variances").Zip(found.Variances), pair => Assert.Equal(1, pair.Second / pair.First, Tolerance));
        Assert.All(EmbeddingFixture.Numbers(made, "directions").Zip(found.Directions.Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.Equal(1, found.Shares.Sum(), Tolerance);
    }

    [Theory, InlineData(700, 300), InlineData(300, 700)]
    public void Few_random_directions_find_what_all_eigenvectors_are(int rows, int columns)
    {
        Matrix x = Decaying(rows, columns);
        RequireSame(
            PrincipalComponentAnalysis.Fit(x, new PcaOptions { Components = 8, Solver = PcaSolver.Exact }),
            PrincipalComponentAnalysis.Fit(x, new PcaOptions { Components = 8, Solver = PcaSolver.Randomized }), 1e-3);
    }

    [Fact]
    public void Power_iterations_make_it_more_exact()
    {
        Matrix x = RandomMatrix.Of(400, 300);
        double Found(int iterations) => PrincipalComponentAnalysis.Fit(
            x, new PcaOptions { Components = 3, Solver = PcaSolver.Randomized, PowerIterations = iterations, Oversampling = 0 }).Variances.Sum();
        Assert.True(Found(0) < Found(2) && Found(2) < Found(12));
    }

    [Fact]
    public void The_solver_goes_by_the_smaller_side()
    {
        PcaSolver Solver(int rows, int columns) => PrincipalComponentAnalysis.Fit(RandomMatrix.Of(rows, columns), new PcaOptions()).Solver;
        Assert.Equal((PcaSolver.Exact, PcaSolver.Exact, PcaSolver.Randomized), (Solver(500, 40), Solver(40, 500), Solver(400, 300)));
    }

    [Fact]
    public void Directions_are_orthonormal_even_where_nothing_varies()
    {
        float[] values = new float[50 * 8];
        for (int row = 0; row < 50; row++)
            values[row * 8 + 3] = row;
        foreach (PcaSolver solver in (PcaSolver[])[PcaSolver.Exact, PcaSolver.Randomized])
        {
            PrincipalComponents found = PrincipalComponentAnalysis.Fit(new Matrix(values, 50, 8), new PcaOptions { Components = 4, Solver = solver });
            Matrix products = Product.OfTransposed(found.Directions, found.Directions);
            Assert.All(Enumerable.Range(0, 16), at => Assert.Equal(at % 5 == 0 ? 1 : 0, products.Values[at], 1e-4));
            Assert.Equal([1, 0, 0, 0], found.Shares.Select(share => Math.Round(share, 5)));
        }
    }

    [Theory, InlineData(0), InlineData(7)]
    public void Components_out_of_range_are_refused(int components) => Assert.Contains("components", Assert.Throws<InputException>(
        () => PrincipalComponentAnalysis.Fit(EmbeddingFixture.Points, new PcaOptions { Components = components })).Message);
}
