using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Tests.Numerics;

namespace Strata.Tests.Neighbors;

/// <summary>The search by products, held to sorting all distances.</summary>
public class NearestNeighborsTests
{
    static (float Distance, int Index)[] Slow(Matrix queries, int query, Matrix points, int k, int except = -1) =>
    [
        .. Enumerable.Range(0, points.Rows).Where(point => point != except)
            .Select(point => (Distance(queries.Row(query), points.Row(point)), point)).Order().Take(k)
    ];

    static float Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        return (float)Math.Sqrt(sum);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 40, 2, 40)]
    [InlineData(130, 1100, 20, 5)]
    [InlineData(20, 9000, 300, 33)]
    public void The_nearest_are_those_of_sorting_all_distances(int queries, int points, int depth, int k)
    {
        (Matrix x, Matrix y) = (RandomMatrix.Of(queries, depth), RandomMatrix.Of(points, depth, seed: 2));
        NeighborTable table = NearestNeighbors.Of(x, y, k);
        for (int query = 0; query < queries; query++)
        {
            (float Distance, int Index)[] expected = Slow(x, query, y, k);
            Assert.Equal(expected.Select(pair => pair.Index), table.Of(query).ToArray());
            Assert.All(expected.Zip(table.DistancesOf(query).ToArray()), pair => Assert.Equal(pair.First.Distance, pair.Second, 1e-4f));
        }
    }

    [Fact]
    public void A_point_is_not_its_own_neighbour_but_its_copy_is()
    {
        Matrix x = RandomMatrix.Of(700, 6).Take([.. Enumerable.Range(0, 700), 3]);
        NeighborTable table = NearestNeighbors.Within(x, 7);
        for (int point = 0; point < x.Rows; point++)
            Assert.Equal(Slow(x, point, x, 7, except: point).Select(pair => pair.Index), table.Of(point).ToArray());
        Assert.Equal((700, 0f), (table.Of(3)[0], table.DistancesOf(3)[0]));
    }

    [Fact]
    public void Of_equal_distances_the_lower_index_is_nearer()
    {
        // Four points on a circle around the query, many times over.
        Matrix circle = new([1, 0, 0, 1, -1, 0, 0, -1], 4, 2);
        Matrix points = circle.Take([.. Enumerable.Range(0, 2000).Select(i => i % 4)]);
        NeighborTable table = NearestNeighbors.Of(new Matrix([0, 0], 1, 2), points, 20);
        Assert.Equal(Enumerable.Range(0, 20), table.Indices);
        Assert.All(table.Distances, distance => Assert.Equal(1, distance));
    }

    [Fact]
    public void Far_from_the_origin_distances_keep_their_digits()
    {
        // The lengths are a thousand times the distances.
        Matrix near = RandomMatrix.Of(500, 30);
        Matrix far = new([.. near.Values.ToArray().Select(value => value + 1000)], 500, 30);
        NeighborTable table = NearestNeighbors.Within(far, 3);
        for (int point = 0; point < 500; point++)
            Assert.Equal(Distance(far.Row(point), far.Row(table.Of(point)[0])), table.DistancesOf(point)[0], 1e-5f);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Matrix x = RandomMatrix.Of(900, 40);
        NeighborTable one = NearestNeighbors.Within(x, 15, threads: 1), three = NearestNeighbors.Within(x, 15, threads: 3);
        Assert.Equal(one.Indices, three.Indices);
        Assert.Equal(one.Distances, three.Distances);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void More_or_fewer_neighbours_than_there_are_is_refused(int k) =>
        Assert.Throws<ArgumentException>(() => NearestNeighbors.Within(RandomMatrix.Of(5, 2), k));

    [Fact]
    public void NaN_is_refused() => Assert.Throws<InputException>(
        () => NearestNeighbors.Of(new Matrix([1, float.NaN], 1, 2), RandomMatrix.Of(5, 2), 1));
}
