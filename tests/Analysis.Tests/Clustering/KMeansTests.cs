using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Numerics;
using Strata.Tests.Numerics;

namespace Strata.Tests.Clustering;

/// <summary>k-means, held to Lloyd's rounds written down as they are defined.</summary>
public class KMeansTests
{
    static double SquaredDistance(Matrix x, int row, double[] centre) =>
        Enumerable.Range(0, x.Columns).Sum(d => (x[row, d] - centre[d]) * (x[row, d] - centre[d]));

    static (int[] Labels, double Inertia) Slow(Matrix x, int[] first, int rounds)
    {
        double[][] centres = [.. first.Select(row => x.Row(row).ToArray().Select(value => (double)value).ToArray())];
        int[] Nearest() => [.. Enumerable.Range(0, x.Rows).Select(row => Enumerable.Range(0, centres.Length).MinBy(k => SquaredDistance(x, row, centres[k])))];
        for (int round = 0; round < rounds; round++)
        {
            int[] labels = Nearest();
            for (int k = 0; k < centres.Length; k++)
            {
                int[] own = [.. Enumerable.Range(0, x.Rows).Where(row => labels[row] == k)];
                centres[k] = [.. Enumerable.Range(0, x.Columns).Select(d => own.Average(row => (double)x[row, d]))];
            }
        }
        int[] last = Nearest();
        return (last, Enumerable.Range(0, x.Rows).Sum(row => SquaredDistance(x, row, centres[last[row]])));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(7, 16)]
    [InlineData(13, 35)]
    public void Rounds_are_those_of_the_definition(int clusters, int depth)
    {
        Matrix x = RandomMatrix.Of(1333, depth);
        int[] first = [.. Enumerable.Range(0, clusters).Select(k => k * 71)];
        Analysis.Clustering.Clustering found = new KMeansFit(new KMeansOptions { Iterations = 6, Tolerance = 0 }).FitFrom(x, x.Take(first), new ClusterWork());
        (int[] labels, double inertia) = Slow(x, first, rounds: 6);
        Assert.Equal(labels, found.Labels);
        Assert.Equal(inertia, found.Objective!.Value, inertia * 1e-6);
    }

    [Fact]
    public void More_starts_are_never_worse()
    {
        (Matrix x, _) = Blobs.Of(600, 3, 8, apart: 3);
        double Inertia(int restarts) => new KMeansFit(new KMeansOptions { Clusters = 8, Restarts = restarts }).Fit(x, new ClusterWork()).Objective!.Value;
        double one = Inertia(1), ten = Inertia(10);
        Assert.True(ten <= one, $"ten starts {ten}, one {one}");
    }

    [Fact]
    public void It_stops_at_a_fixed_point()
    {
        (Matrix x, _) = Blobs.Of(300, 2, 3);
        Analysis.Clustering.Clustering found = new KMeansFit(new KMeansOptions { Clusters = 3, Tolerance = 0 }).Fit(x, new ClusterWork());
        Assert.True(found.Converged);
        Assert.InRange(found.Iterations, 1, 50);
        Analysis.Clustering.Clustering again = new KMeansFit(new KMeansOptions { Tolerance = 0 }).FitFrom(x, found.Centers!, new ClusterWork());
        Assert.Equal(found.Labels, again.Labels);
    }

    [Fact]
    public void A_cluster_that_loses_all_rows_starts_again_at_the_farthest_row()
    {
        // The second centre is nearest to nothing; the farthest row is the one at 100.
        Matrix x = new([0, 1, 2, 3, 100], 5, 1);
        Analysis.Clustering.Clustering found = new KMeansFit(new KMeansOptions { Tolerance = 0 }).FitFrom(x, new Matrix([1, 5000], 2, 1), new ClusterWork());
        Assert.Equal([0, 0, 0, 0, 1], found.Labels);
    }

    [Fact]
    public void Mini_batches_come_close_to_the_whole()
    {
        (Matrix x, _) = Blobs.Of(20_000, 8, 6, apart: 4);
        double whole = new KMeansFit(new KMeansOptions { Clusters = 6 }).Fit(x, new ClusterWork()).Objective!.Value;
        double batches = new MiniBatchFit(new MiniBatchOptions { Clusters = 6, Batch = 256 }).Fit(x, new ClusterWork()).Objective!.Value;
        Assert.InRange(batches, whole * 0.9999, whole * 1.05);
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        Assert.Throws<InputException>(() => new KMeansFit(new KMeansOptions { Clusters = 0 }));
        Assert.Throws<InputException>(() => new KMeansFit(new KMeansOptions { Tolerance = double.NaN }));
        Assert.Throws<InputException>(() => new MiniBatchFit(new MiniBatchOptions { Batch = 0 }));
    }
}
