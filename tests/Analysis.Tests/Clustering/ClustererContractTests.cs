using Strata.Analysis.Agreement;
using Strata.Analysis.Agreement.Measures;
using Strata.Analysis.Clustering;
using Strata.Analysis.Numerics;
using Strata.Registry;

namespace Strata.Tests.Clustering;

/// <summary>What every clusterer promises, run over the registry.</summary>
public class ClustererContractTests
{
    public static TheoryData<string> Clusterers { get; } = new(Parts<IClusterer>.Names);

    static IClusterMethod Method(string name, int clusters) =>
        PartSpec.Parse(name).Build<IClusterer, IClusterMethod>("clusterer", (part, parameters) => part.With(parameters, clusters));

    static double Ari(int[] labels, int[] clusters) =>
        new AdjustedRandIndex().Measure(new ClusterCase(new Matrix(new float[labels.Length], labels.Length, 1), labels, clusters)).Single().Value;

    [Theory, MemberData(nameof(Clusterers))]
    public void Groups_that_nobody_could_miss_are_found(string name)
    {
        (Matrix x, int[] labels) = Blobs.Of(900, 6, 4);
        Assert.InRange(Ari(labels, Method(name, 4).Fit(x, new ClusterWork()).Labels), 0.97, 1);
    }

    [Theory, MemberData(nameof(Clusterers))]
    public void Same_seed_gives_the_same_labels_whatever_the_number_of_threads(string name)
    {
        (Matrix x, _) = Blobs.Of(1500, 5, 3, apart: 2);
        int[] first = Method(name, 6).Fit(x, new ClusterWork(Seed: 7, Threads: 1)).Labels;
        Assert.Equal(first, Method(name, 6).Fit(x, new ClusterWork(Seed: 7, Threads: 1)).Labels);
        Assert.Equal(first, Method(name, 6).Fit(x, new ClusterWork(Seed: 7, Threads: 2)).Labels);
    }

    [Theory, MemberData(nameof(Clusterers))]
    public void Every_row_has_a_label_below_the_number_of_clusters(string name)
    {
        (Matrix x, _) = Blobs.Of(400, 3, 5, apart: 1);
        Analysis.Clustering.Clustering found = Method(name, 5).Fit(x, new ClusterWork());
        Assert.Equal(x.Rows, found.Labels.Length);
        Assert.All(found.Labels, label => Assert.InRange(label, Analysis.Clustering.Clustering.Noise, found.Clusters - 1));
        Assert.True(found.Centers is null || (found.Centers.Rows, found.Centers.Columns) == (found.Clusters, x.Columns));
    }

    [Theory, MemberData(nameof(Clusterers))]
    public void Rows_that_are_all_the_same_do_no_harm(string name)
    {
        Analysis.Clustering.Clustering found = Method(name, 3).Fit(new Matrix([.. Enumerable.Repeat(0.7f, 240)], 120, 2), new ClusterWork());
        Assert.Equal(120, found.Labels.Length);
        Assert.True(found.Objective is null || double.IsFinite(found.Objective.Value));
    }

    [Theory, MemberData(nameof(Clusterers))]
    public void NaN_is_refused(string name)
    {
        float[] values = new float[400];
        values[123] = float.NaN;
        Assert.Contains("row 61", Assert.Throws<InputException>(() => Method(name, 2).Fit(new Matrix(values, 200, 2), new ClusterWork())).Message);
    }

    [Theory, MemberData(nameof(Clusterers))]
    public void Fewer_rows_than_clusters_are_refused(string name) => Assert.Contains("rows cannot make", Assert.Throws<InputException>(
        () => Method(name, 5).Fit(new Matrix([1, 2, 3, 4], 4, 1), new ClusterWork())).Message);

    [Theory, MemberData(nameof(Clusterers))]
    public void It_can_be_stopped(string name) => Assert.ThrowsAny<OperationCanceledException>(
        () => Method(name, 3).Fit(Blobs.Of(500, 4, 3).X, new ClusterWork(Cancel: new CancellationToken(canceled: true))));

    [Theory, MemberData(nameof(Clusterers))]
    public void A_knob_that_it_does_not_have_is_refused(string name) =>
        Assert.Throws<InputException>(() => Method($"{name}:wings=2", 3));

    [Theory, MemberData(nameof(Clusterers))]
    public void What_is_quadratic_says_so(string name)
    {
        QuadraticCost? small = Method(name, 3).Cost(1000), large = Method(name, 3).Cost(100_000);
        Assert.True(small is null == large is null);
        Assert.True(small is null || (small.Bytes > 0 && large!.Bytes >= 100 * small.Bytes));
    }
}
