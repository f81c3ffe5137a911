using System.Text.Json;
using Strata.Analysis.Agreement;
using Strata.Analysis.Agreement.Measures;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Numerics;
using Strata.Registry;
using Strata.Tests.Clustering;
using Strata.Tests.Numerics;

namespace Strata.Tests.Agreement;

public class AgreementTests
{
    // Distances are float32.
    const double Tolerance = 1e-6;

    static readonly JsonElement Made = ScikitLearnClusterTests.Fixture("agreement");

    public static TheoryData<string> Cases { get; } = new(Made.GetProperty("cases").EnumerateObject().Select(one => one.Name));

    public static TheoryData<string> Measures { get; } = new(Parts<IAgreement>.Names);

    static Dictionary<string, double> All(ClusterCase subject) =>
        Parts<IAgreement>.All.SelectMany(part => part.Instance.Measure(subject)).ToDictionary(figure => figure.Key, figure => figure.Value);

    static ClusterCase Random(int seed, int rows = 120, int classes = 4, int clusters = 6)
    {
        Random random = new(seed);
        return new ClusterCase(
            RandomMatrix.Of(rows, 2, (ulong)seed),
            [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))],
            [.. Enumerable.Range(0, rows).Select(_ => random.Next(-1, clusters))]);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_figure_is_that_of_scikit_learn(string name)
    {
        JsonElement one = Made.GetProperty("cases").GetProperty(name);
        ClusterCase subject = new(
            ScikitLearnClusterTests.Points(Made.GetProperty("points")),
            one.GetProperty("labels").Deserialize<int[]>()!, one.GetProperty("clusters").Deserialize<int[]>()!);
        Dictionary<string, double> expected = one.GetProperty("figures").Deserialize<Dictionary<string, double>>()!;
        Dictionary<string, double> measured = All(subject);
        Assert.Equal(expected.Keys.Order(), measured.Keys.Order());
        Assert.All(expected, figure => Assert.Equal(figure.Value, measured[figure.Key], Tolerance));
    }

    [Theory, MemberData(nameof(Measures))]
    public void Values_lie_between_worst_and_best_and_names_of_clusters_do_not_matter(string measure)
    {
        IAgreement part = Parts<IAgreement>.Get("measure", measure);
        for (int seed = 0; seed < 30; seed++)
        {
            ClusterCase some = Random(seed, rows: 5 + seed * 7);
            ClusterCase renamed = some with { Clusters = [.. some.Clusters.Select(cluster => cluster < 0 ? cluster : 40 - cluster)] };
            foreach ((Figure one, Figure other) in part.Measure(some).Zip(part.Measure(new ClusterCase(renamed.Features, renamed.Labels, renamed.Clusters))))
            {
                Assert.InRange(one.Value, one.Worst - Tolerance, one.Best + Tolerance);
                Assert.Equal(one.Value, other.Value, Tolerance);
            }
        }
    }

    [Theory, MemberData(nameof(Measures))]
    public void Equal_partitions_are_the_best_but_for_the_silhouette(string measure)
    {
        ClusterCase some = Random(3);
        foreach (Figure figure in Parts<IAgreement>.Get("measure", measure).Measure(new ClusterCase(some.Features, some.Labels, some.Labels)))
            if (figure.Key != "silhouette")
                Assert.Equal(figure.Best, figure.Value, Tolerance);
    }

    [Fact]
    public void Keys_are_unique_and_camel_case()
    {
        string[] keys = [.. Parts<IAgreement>.All.SelectMany(part => part.Instance.Measure(Random(1))).Select(figure => figure.Key)];
        Assert.Equal(keys.Distinct(), keys);
        Assert.All(keys, key => Assert.Matches("^[a-z][A-Za-z0-9]*$", key));
    }

    [Fact]
    public void A_large_silhouette_is_sampled_with_a_seed()
    {
        (Matrix x, int[] labels) = Blobs.Of(12_000, 3, 3, apart: 4);
        double Of(ulong seed, int threads) =>
            new Silhouette().Measure(new ClusterCase(x, labels, labels) { Seed = seed, Threads = threads }).Single().Value;
        Assert.Equal(Of(1, 1), Of(1, 2));
        Assert.NotEqual(Of(1, 1), Of(2, 1));
        Assert.Equal(Of(1, 1), Of(2, 1), 0.01);
    }

    [Fact]
    public void The_cheapest_assignment_is_found()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Random random = new(seed);
            int rows = random.Next(1, 6), columns = rows + random.Next(3);
            double[,] cost = new double[rows, columns];
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++)
                    cost[i, j] = random.Next(-9, 10);
            int[] found = KuhnMunkres.Minimize(cost);
            Assert.Equal(rows, found.Distinct().Count());
            Assert.Equal(Cheapest(cost, 0, []), found.Select((column, row) => cost[row, column]).Sum());
        }
    }

    // Every assignment there is.
    static double Cheapest(double[,] cost, int row, HashSet<int> taken) => row == cost.GetLength(0) ? 0 :
        Enumerable.Range(0, cost.GetLength(1)).Where(column => !taken.Contains(column))
            .Min(column => cost[row, column] + Cheapest(cost, row + 1, [.. taken, column]));

    [Fact]
    public void Clusters_take_the_names_of_the_classes_they_fit_best()
    {
        // Cluster 5 is mostly class 2, cluster 0 mostly class 0 but needed for 1, which has no other; 7 is left over.
        int[] classes = [2, 2, 2, 0, 0, 0, 0, 1, 1, 0];
        int[] clusters = [5, 5, 5, 3, 3, 3, 0, 0, 0, 7];
        Assert.Equal([2, 2, 2, 0, 0, 0, 1, 1, 1, 3], ClusterMatching.Rename(classes, clusters));
        Assert.Equal([-1, 2, 2], ClusterMatching.Rename([2, 2, 2], [-1, 4, 4]));
    }
}
