using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.Density;
using Strata.Analysis.Numerics;
using Strata.Randomness;
using Strata.Tests.Numerics;

namespace Strata.Tests.Clustering;

public class HdbscanTests
{
    [Fact]
    public void The_shortest_tree_is_that_of_Prim()
    {
        // Copies make core distances of 0 and ties among them.
        Matrix x = RandomMatrix.Of(400, 3).Take([.. Enumerable.Range(0, 400), 7, 7, 7, 9]);
        float[] cores = [.. Enumerable.Range(0, x.Rows).Select(row => (float)Enumerable.Range(0, x.Rows).Select(other => Distance(x, row, other)).Order().ElementAt(4))];
        TreeEdge[] tree = ReachabilityTree.Of(x, cores, new ClusterWork());
        Assert.Equal(x.Rows - 1, tree.Length);
        Assert.Equal(Prim(x, cores), tree.Sum(edge => edge.Length), 1e-3);
    }

    static double Distance(Matrix x, int a, int b) => Math.Sqrt(Enumerable.Range(0, x.Columns).Sum(d => Math.Pow(x[a, d] - x[b, d], 2)));

    static double Prim(Matrix x, float[] cores)
    {
        double[] nearest = [.. Enumerable.Repeat(double.PositiveInfinity, x.Rows)];
        HashSet<int> left = [.. Enumerable.Range(1, x.Rows - 1)];
        (int at, double sum) = (0, 0);
        while (left.Count > 0)
        {
            foreach (int other in left)
                nearest[other] = Math.Min(nearest[other], Math.Max(Distance(x, at, other), Math.Max(cores[at], cores[other])));
            at = left.MinBy(other => nearest[other]);
            left.Remove(at);
            sum += nearest[at];
        }
        return sum;
    }

    [Fact]
    public void Groups_of_different_density_are_found_and_what_lies_between_is_noise()
    {
        // DBSCAN needs one density for all; these differ a hundredfold.
        SplitMix64 random = new(4);
        List<float> values = [];
        void Add(int count, double centre, double spread)
        {
            for (int i = 0; i < 2 * count; i++)
                values.Add((float)(centre + spread * random.Bell()));
        }
        Add(200, 0, 0.01);
        Add(200, 1, 0.01);
        Add(200, 20, 1);
        values.AddRange([-40, 40, 60, -50]);
        Analysis.Clustering.Clustering found = new HdbscanFit(new HdbscanOptions { LeastSize = 40 })
            .Fit(new Matrix([.. values], values.Count / 2, 2), new ClusterWork());

        Assert.Equal(3, found.Clusters);
        for (int group = 0; group < 3; group++)
        {
            int[] labels = found.Labels[(200 * group)..(200 * (group + 1))];
            int own = labels.GroupBy(label => label).MaxBy(same => same.Count())!.Key;
            Assert.NotEqual(Analysis.Clustering.Clustering.Noise, own);
            Assert.InRange(labels.Count(label => label == own), 150, 200);
        }
        Assert.Equal([-1, -1], found.Labels[^2..]);
    }
}
