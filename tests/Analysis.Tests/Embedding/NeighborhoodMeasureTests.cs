using System.Text.Json;
using Strata.Analysis.Embedding.Quality;
using Strata.Analysis.Numerics;
using Strata.Tests.Numerics;

namespace Strata.Tests.Embedding;

public class NeighborhoodMeasureTests
{
    [Fact]
    public void Figures_are_those_of_scikit_learn()
    {
        foreach (JsonElement made in EmbeddingFixture.Made.GetProperty("trustworthiness").EnumerateArray())
        {
            NeighborhoodQuality quality = NeighborhoodMeasure.Of(EmbeddingFixture.Points, EmbeddingFixture.Plane, made.GetProperty("neighbors").GetInt32(), seed: 1);
            Assert.Equal(made.GetProperty("trustworthiness").GetDouble(), quality.Trustworthiness, 1e-9);
            Assert.Equal(made.GetProperty("continuity").GetDouble(), quality.Continuity, 1e-9);
        }
    }

    [Fact]
    public void A_row_of_points_with_two_exchanged_is_as_worked_by_hand()
    {
        // 0 1 2 3 4 on a line; in the plane 2 and 4 have changed places: 0 1 4 3 2. With k = 1 and ties to the lower index, neighbours
        // are 1 0 1 2 3 in the features and 1 0 3 2 1 in the plane: 2 and 4 have others.
        Matrix line = new([0, 1, 2, 3, 4], 5, 1);
        NeighborhoodQuality quality = NeighborhoodMeasure.Of(line, [0, 0, 1, 0, 4, 0, 3, 0, 2, 0], 1, seed: 1);
        // Intruders: point 2 has 3, of rank 2 in the features, point 4 has 1, of rank 3: one and two beyond k.
        Assert.Equal(1 - 3 * 2.0 / (5 * 1 * 6), quality.Trustworthiness, 1e-12);
        // Missing: point 2 lacks 1, of rank 3 in the plane, point 4 lacks 3, of rank 2.
        Assert.Equal(1 - 3 * 2.0 / (5 * 1 * 6), quality.Continuity, 1e-12);
        Assert.Equal(3 / 5.0, quality.Preservation, 1e-12);
    }

    [Fact]
    public void The_plane_itself_is_kept_in_full()
    {
        Matrix x = RandomMatrix.Of(300, 2);
        NeighborhoodQuality quality = NeighborhoodMeasure.Of(x, [.. x.Values.ToArray().Select(value => (double)value)], 10, seed: 1);
        Assert.Equal((1, 1, 1), (quality.Trustworthiness, quality.Continuity, quality.Preservation));
    }

    [Fact]
    public void Chance_is_worth_a_half_and_keeps_k_of_n()
    {
        NeighborhoodQuality quality = NeighborhoodMeasure.Of(
            RandomMatrix.Of(1500, 5), [.. RandomMatrix.Of(1500, 2, seed: 9).Values.ToArray().Select(value => (double)value)], 15, seed: 1);
        Assert.Equal(0.5, quality.Trustworthiness, 0.02);
        Assert.Equal(0.5, quality.Continuity, 0.02);
        Assert.Equal(0.01, quality.Preservation, 0.005);
    }

    [Fact]
    public void Of_many_points_a_sample_is_measured_and_said()
    {
        Matrix x = RandomMatrix.Of(NeighborhoodMeasure.MostMeasured + 500, 3);
        double[] plane = [.. Enumerable.Range(0, x.Rows).SelectMany(row => (double[])[x[row, 0], x[row, 1]])];
        NeighborhoodQuality quality = NeighborhoodMeasure.Of(x, plane, 10, seed: 1);
        Assert.Equal((NeighborhoodMeasure.MostMeasured, x.Rows), (quality.Measured, quality.Points));
        Assert.Equal(quality.Trustworthiness, NeighborhoodMeasure.Of(x, plane, 10, seed: 2).Trustworthiness, 0.01);
    }
}
