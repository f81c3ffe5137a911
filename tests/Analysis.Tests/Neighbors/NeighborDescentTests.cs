using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Tests.Numerics;

namespace Strata.Tests.Neighbors;

/// <summary>The search by descent, held to the exact one.</summary>
public class NeighborDescentTests
{
    static Matrix Clouds(int rows, int columns)
    {
        Matrix noise = RandomMatrix.Of(rows, columns), centres = RandomMatrix.Of(10, columns, seed: 9);
        return new Matrix([.. Enumerable.Range(0, rows * columns).Select(at => 0.4f * noise.Values[at] + centres[at / columns % 10, at % columns])], rows, columns);
    }

    [Theory]
    [InlineData(6000, 8, 15)]
    [InlineData(5000, 30, 10)]
    public void Nearly_all_of_the_nearest_are_found_and_their_distances_are_exact(int rows, int columns, int k)
    {
        Matrix x = Clouds(rows, columns);
        NeighborTable exact = NearestNeighbors.Within(x, k), found = NeighborDescent.Within(x, k);

        int hits = Enumerable.Range(0, rows).Sum(row => exact.Of(row).ToArray().Intersect(found.Of(row).ToArray()).Count());
        // Noise of 30 dimensions has no structure to follow: the hardest case there is.
        Assert.InRange(hits / (double)(rows * k), 0.95, 1);
        Assert.All(Enumerable.Range(0, rows), row =>
        {
            Assert.DoesNotContain(row, found.Of(row).ToArray());
            Assert.Equal(k, found.Of(row).ToArray().Distinct().Count());
            Assert.Equal(found.DistancesOf(row).ToArray().Order(), found.DistancesOf(row).ToArray());
        });
        Assert.All(Enumerable.Range(0, 200), row => Assert.Equal(
            System.Numerics.Tensors.TensorPrimitives.Distance(x.Row(row), x.Row(found.Of(row)[k - 1])), found.DistancesOf(row)[k - 1]));
    }

    [Fact]
    public void Same_seed_gives_the_same_neighbours_whatever_the_number_of_threads()
    {
        Matrix x = Clouds(5000, 6);
        NeighborTable one = NeighborDescent.Within(x, 12, seed: 4, threads: 1), three = NeighborDescent.Within(x, 12, seed: 4, threads: 3);
        Assert.Equal(one.Indices, three.Indices);
        Assert.Equal(one.Distances, three.Distances);
    }

    [Fact]
    public void Copies_of_one_row_are_its_neighbours_at_distance_0()
    {
        Matrix x = RandomMatrix.Of(50, 4).Take([.. Enumerable.Range(0, 5000).Select(row => row % 50)]);
        NeighborTable found = NeighborDescent.Within(x, 5);
        Assert.All(found.Distances, distance => Assert.Equal(0, distance));
        Assert.All(Enumerable.Range(0, 5000), row => Assert.All(found.Of(row).ToArray(), other => Assert.Equal(row % 50, other % 50)));
    }

    [Fact]
    public void Few_points_are_compared_with_everything()
    {
        Matrix x = RandomMatrix.Of(300, 5);
        Assert.Equal(NearestNeighbors.Within(x, 7).Indices, NeighborDescent.Within(x, 7).Indices);
    }

    [Fact]
    public void Values_that_are_not_finite_are_refused()
    {
        float[] values = RandomMatrix.Of(5000, 3).Values.ToArray();
        values[7] = float.NaN;
        Assert.Throws<InputException>(() => NeighborDescent.Within(new Matrix(values, 5000, 3), 5));
        Assert.Throws<ArgumentException>(() => NeighborDescent.Within(RandomMatrix.Of(10, 3), 10));
    }

    [Fact]
    public void A_search_is_the_one_that_was_asked_for()
    {
        Matrix x = RandomMatrix.Of(5000, 30);
        int[] exact = NearestNeighbors.Within(x, 10).Indices;
        Assert.Equal(exact, NeighborSearch.Auto.Within(x, 10, seed: 1).Indices);
        Assert.Equal(exact, NeighborSearch.Exact.Within(x, 10, seed: 1).Indices);
        int[] found = NeighborSearch.Descent.Within(x, 10, seed: 1).Indices;
        Assert.Equal(NeighborDescent.Within(x, 10, seed: 1).Indices, found);
        // In noise of 30 dimensions some neighbour is always overlooked.
        Assert.NotEqual(exact, found);
    }
}
