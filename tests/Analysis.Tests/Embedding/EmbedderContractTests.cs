using Strata.Analysis.Embedding;
using Strata.Analysis.Embedding.Quality;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Tests.Clustering;

namespace Strata.Tests.Embedding;

/// <summary>What every embedder promises, run over the registry.</summary>
public class EmbedderContractTests
{
    static readonly Execution Run = new();

    public static TheoryData<string> Embedders { get; } = new(Parts<IEmbedder>.Names);

    static IEmbeddingMethod Method(string name, int seed = 1) =>
        PartSpec.Parse(name).Build<IEmbedder, IEmbeddingMethod>("embedder", (part, parameters) => part.With(parameters, seed));

    static void RequireFinite(double[] points, int rows)
    {
        Assert.Equal(2 * rows, points.Length);
        Assert.All(points, value => Assert.True(double.IsFinite(value)));
    }

    [Theory, MemberData(nameof(Embedders))]
    public void Groups_that_nobody_could_miss_stay_together(string name)
    {
        (Matrix x, int[] labels) = Blobs.Of(400, 3, 3);
        double[] points = Method(name).Fit(x, null, Run).Points;
        RequireFinite(points, 400);
        Matrix plane = new(Array.ConvertAll(points, value => (float)value), 400, 2);
        int[] nearest = Analysis.Neighbors.NearestNeighbors.Within(plane, 1).Indices;
        Assert.InRange(Enumerable.Range(0, 400).Count(i => labels[i] == labels[nearest[i]]), 396, 400);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void Same_seed_gives_the_same_bytes_whatever_the_number_of_threads(string name)
    {
        (Matrix x, _) = Blobs.Of(600, 5, 3, apart: 2);
        double[] first = Method(name, seed: 7).Fit(x, null, Run with { Threads = 1 }).Points;
        Assert.Equal(first, Method(name, seed: 7).Fit(x, null, Run with { Threads = 1 }).Points);
        Assert.Equal(first, Method(name, seed: 7).Fit(x, null, Run with { Threads = 3 }).Points);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void A_row_is_placed_alike_alone_in_a_batch_and_in_parallel(string name)
    {
        (Matrix x, _) = Blobs.Of(330, 5, 3, apart: 3);
        IEmbedding embedding = Method(name).Fit(x.Take([.. Enumerable.Range(0, 250)]), null, Run);
        Matrix further = x.Take([.. Enumerable.Range(250, 80)]);
        double[] together = embedding.Place(further, Run with { Threads = 1 });
        RequireFinite(together, 80);
        Assert.Equal(together, embedding.Place(further, Run with { Threads = 3 }));
        for (int row = 0; row < 80; row += 13)
            Assert.Equal(together[(2 * row)..(2 * row + 2)], embedding.Place(further.Take([row]), Run));
    }

    [Theory, MemberData(nameof(Embedders))]
    public void A_further_row_comes_to_lie_in_its_own_group(string name)
    {
        (Matrix x, int[] labels) = Blobs.Of(360, 3, 3);
        IEmbedding embedding = Method(name).Fit(x.Take([.. Enumerable.Range(0, 300)]), null, Run);
        double[] placed = embedding.Place(x.Take([.. Enumerable.Range(300, 60)]), Run);
        Matrix there = new(Array.ConvertAll(embedding.Points, value => (float)value), 300, 2), here = new(Array.ConvertAll(placed, value => (float)value), 60, 2);
        int[] nearest = Analysis.Neighbors.NearestNeighbors.Of(here, there, 1).Indices;
        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(labels[300 + i], labels[nearest[i]]));
    }

    [Theory, MemberData(nameof(Embedders))]
    public void A_copy_of_a_row_is_placed_beside_it(string name)
    {
        (Matrix x, _) = Blobs.Of(300, 5, 3, apart: 4);
        IEmbedding embedding = Method(name).Fit(x, null, Run);
        double[] placed = embedding.Place(x, Run);
        double width = embedding.Points.Max() - embedding.Points.Min();
        double gap = embedding.Points.Zip(placed, (a, b) => Math.Abs(a - b)).Order().ElementAt(300);
        Assert.InRange(gap / width, 0, 0.03);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void Copies_and_columns_that_do_not_vary_do_no_harm(string name)
    {
        float[] values = new float[90 * 4];
        for (int row = 0; row < 90; row++)
            (values[4 * row], values[4 * row + 1], values[4 * row + 2]) = (row / 30, 5, row / 15 % 2);
        RequireFinite(Method(name).Fit(new Matrix(values, 90, 4), null, Run).Points, 90);
        RequireFinite(Method(name).Fit(new Matrix([.. Enumerable.Repeat(0.7f, 240)], 120, 2), null, Run).Points, 120);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void As_few_rows_as_it_says_are_enough_and_fewer_are_refused(string name)
    {
        int fewest = Method(name).FewestRows;
        for (int rows = fewest; rows < fewest + 6; rows++)
            RequireFinite(Method(name).Fit(Blobs.Of(rows, 3, 2).X, null, Run).Points, rows);
        RequireFinite(Method(name).Fit(new Matrix([1, 2, 3, 5, 8, 13], 6, 1), null, Run).Points, 6);
        if (fewest > 1)
            Assert.Contains($"at least {fewest}", Assert.Throws<InputException>(() => Method(name).Fit(Blobs.Of(fewest - 1, 3, 2).X, null, Run)).Message);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void NaN_is_refused_in_one_line(string name)
    {
        float[] values = new float[400];
        values[123] = float.NaN;
        string message = Assert.Throws<InputException>(() => Method(name).Fit(new Matrix(values, 200, 2), null, Run)).Message;
        Assert.Contains("row 61", message);
        Assert.DoesNotContain('\n', message);
        IEmbedding embedding = Method(name).Fit(Blobs.Of(50, 2, 2).X, null, Run);
        Assert.Throws<InputException>(() => embedding.Place(new Matrix([1, float.PositiveInfinity], 1, 2)));
        Assert.Contains("same layer", Assert.Throws<InputException>(() => embedding.Place(new Matrix([1, 2, 3], 1, 3))).Message);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void Progress_counts_the_steps_it_announced(string name)
    {
        Counter counter = new();
        IEmbeddingMethod method = Method(name);
        method.Fit(Blobs.Of(60, 3, 2).X, null, Run with { Progress = counter });
        Assert.Equal(method.Steps(60), counter.Done);
    }

    [Theory, MemberData(nameof(Embedders))]
    public void It_can_be_stopped(string name) => Assert.ThrowsAny<OperationCanceledException>(
        () => Method(name).Fit(Blobs.Of(300, 4, 3).X, null, Run with { Cancel = new CancellationToken(canceled: true) }));

    [Theory, MemberData(nameof(Embedders))]
    public void A_knob_that_it_does_not_have_is_refused(string name) => Assert.Throws<InputException>(() => Method($"{name}:wings=2"));

    [Theory, MemberData(nameof(Embedders))]
    public void It_says_what_was_done_in_one_line(string name)
    {
        string summary = Method(name).Fit(Blobs.Of(40, 3, 2).X, null, Run).Summary;
        Assert.DoesNotContain('\n', summary);
        Assert.Matches("[0-9]", summary);
    }

    [Theory]
    [InlineData("pca:solver=exact"), InlineData("pca:power=0"), InlineData("pca:oversampling=0,power=1"), InlineData("tsne:perplexity=5"), InlineData("tsne:exaggeration=4"), InlineData("tsne:early=50"), InlineData("tsne:steps=100")]
    [InlineData("tsne:rate=50"), InlineData("tsne:repulsion=exact"), InlineData("tsne:repulsion=interpolated"), InlineData("tsne:theta=0.9")]
    [InlineData("umap:neighbors=5"), InlineData("umap:distance=0.5"), InlineData("umap:spread=2"), InlineData("umap:epochs=50"), InlineData("umap:rate=0.5")]
    [InlineData("umap:negatives=2")]
    public void Every_knob_does_something(string spec)
    {
        (Matrix x, _) = Blobs.Of(320, 300, 3, apart: 3);
        Assert.NotEqual(Method(spec.Split(':')[0]).Fit(x, null, Run).Points, Method(spec).Fit(x, null, Run).Points);
    }

    sealed class Counter : IProgressReport
    {
        public long Done { get; private set; }

        public void Advance(long amount, string note = "") => Done += amount;
    }
}
