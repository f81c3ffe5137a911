using System.Text.Json;
using Strata.Analysis.Embedding;
using Strata.Analysis.Embedding.Umap;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Tests.Clustering;

namespace Strata.Tests.Embedding;

public class UmapTests
{
    static readonly Execution Run = new();

    [Fact]
    public void Curves_are_those_of_umap_learn()
    {
        foreach (JsonElement made in EmbeddingFixture.Made.GetProperty("umap").GetProperty("curves").EnumerateArray())
        {
            DistanceCurve curve = DistanceCurve.Fit(made.GetProperty("distance").GetDouble(), made.GetProperty("spread").GetDouble());
            Assert.Equal(1, curve.A / made.GetProperty("a").GetDouble(), 1e-4);
            Assert.Equal(1, curve.B / made.GetProperty("b").GetDouble(), 1e-4);
        }
    }

    [Fact]
    public void Memberships_are_those_worked_by_hand()
    {
        // Three neighbours and the point itself: memberships sum to log2(4) = 2, the nearest has 1, so e^(-1/s) + e^(-2/s) = 1,
        // e^(-1/s) = (√5 - 1) / 2.
        NeighborTable table = new(1, 3, [1, 2, 3], [1, 2, 3]);
        float[] memberships = FuzzySet.Memberships(table, isJoined: true, Run);
        double golden = (Math.Sqrt(5) - 1) / 2;
        Assert.Equal(1, memberships[0]);
        Assert.Equal(golden, memberships[1], 1e-5);
        Assert.Equal(golden * golden, memberships[2], 1e-5);
    }

    [Fact]
    public void The_union_of_two_views_is_that_worked_by_hand()
    {
        // 0 sees 1 with 1, 1 sees 2 with 0.5, 2 sees 1 with 0.5.
        SparseGraph union = FuzzySet.Union(new NeighborTable(3, 1, [1, 2, 1], [1, 1, 1]), [1, 0.5f, 0.5f]);
        Assert.Equal([0, 1, 3, 4], union.Starts);
        Assert.Equal([1, 0, 2, 1], union.Neighbors);
        Assert.Equal([1, 1, 0.75f, 0.75f], union.Weights);
    }

    [Fact]
    public void The_fuzzy_set_is_that_of_umap_learn()
    {
        JsonElement made = EmbeddingFixture.Made.GetProperty("umap");
        NeighborTable neighbors = NearestNeighbors.Within(EmbeddingFixture.Points, made.GetProperty("neighbors").GetInt32() - 1);
        SparseGraph graph = FuzzySet.Union(neighbors, FuzzySet.Memberships(neighbors, isJoined: true, Run));
        // umap-learn's search ends at 1e-5 of the sum.
        EmbeddingFixture.RequireSame(made.GetProperty("fuzzy"), graph, tolerance: 1e-4);
    }

    [Fact]
    public void The_door_does_what_the_phases_do_by_hand()
    {
        (Matrix x, _) = Blobs.Of(120, 6, 4);
        UmapOptions options = new() { Epochs = 60 };
        NeighborTable neighbors = NearestNeighbors.Within(x, 14);
        SparseGraph graph = FuzzySet.Union(neighbors, FuzzySet.Memberships(neighbors, isJoined: true, Run));
        UmapLayout layout = new(
            graph, DistanceCurve.Fit(0.1, 1), ManifoldApproximation.Spread(Start.OfComponents(x, options.Seed, Run), options.Seed), options);
        layout.Run(60, Run);
        Assert.Equal(layout.Points, ManifoldApproximation.Fit(x, options).Points);
    }

    [Theory, InlineData(0.5f, 50), InlineData(1f, 100), InlineData(0.33f, 33), InlineData(0.001f, 0)]
    public void An_edge_is_passed_over_as_often_as_it_is_strong(float share, int expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 100).Count(epoch => Attraction.IsDue(share, epoch)));

    [Fact]
    public void More_distance_makes_groups_less_dense()
    {
        (Matrix x, _) = Blobs.Of(300, 6, 3);
        double Nearest(double distance)
        {
            double[] points = ManifoldApproximation.Fit(x, new UmapOptions { MinDistance = distance, Epochs = 100 }).Points;
            Matrix plane = new(Array.ConvertAll(points, value => (float)value), 300, 2);
            return NearestNeighbors.Within(plane, 1).Distances.Average();
        }
        Assert.True(Nearest(0.8) > 1.5 * Nearest(0.01));
    }
}
