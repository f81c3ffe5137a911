using Strata.Analysis.Classical;
using Strata.Analysis.Numerics;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Classical;

/// <summary>What every classical method promises.</summary>
public sealed class ClassicalContractTests
{
    // Sums of float32 in another order.
    const float Rounding = 2e-4f;

    public static TheoryData<string> Methods { get; } = [.. Parts<IClassicalMethod>.Names];

    static IClassicalLearner Learner(string method) =>
        PartSpec.Parse(method).Build("method", (IClassicalMethod part, PartParameters parameters) => part.Build(parameters));

    static IClassicalModel Fit(string method, int seed = 1, int threads = 0) =>
        Learner(method).Fit(SmallRows.Rows, new ClassicalWork(seed, threads));

    static float[] Predict(IClassicalModel model, int threads = 0) => model.Predict(SmallRows.Features, new ClassicalWork(Threads: threads));

    static int[] Classes(float[] probabilities) =>
        [.. probabilities.Chunk(3).Select(row => Array.IndexOf(row, row.Max()))];

    [Theory, MemberData(nameof(Methods))]
    public void Learns_most_of_the_rows_that_it_saw(string method)
    {
        int[] predicted = Classes(Predict(Fit(method)));
        Assert.InRange(predicted.Zip(SmallRows.Labels).Count(pair => pair.First == pair.Second), 58, 90);
    }

    [Theory, MemberData(nameof(Methods))]
    public void Predictions_are_distributions(string method) => Assert.All(Predict(Fit(method)).Chunk(3), row =>
    {
        Assert.All(row, share => Assert.InRange(share, 0, 1.00001f));
        Assert.Equal(1, row.Sum(), 1e-4);
    });

    [Theory, MemberData(nameof(Methods))]
    public void Same_seed_gives_the_same_predictions_whatever_the_threads(string method) =>
        Assert.Equal(Predict(Fit(method, 5, threads: 1), threads: 1), Predict(Fit(method, 5, threads: 2), threads: 2));

    [Theory, MemberData(nameof(Methods))]
    public void The_graph_predicts_what_the_model_predicts(string method)
    {
        IClassicalModel model = Fit(method);
        GraphBuilder graph = new("test");
        string shares = model.AddTo(graph, graph.Input("features", DataType.Float, "N", 5));
        graph.Output(graph.Node("Identity", "probabilities", [shares]), DataType.Float, "N", 3);
        using VectorModel session = new(graph.Build("test", "1", new Dictionary<string, string>()));
        float[] expected = Predict(model);
        float[] found = session.Run(SmallRows.Features.Values.ToArray(), 5);
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, Rounding));
        Assert.Equal(Classes(expected), Classes(found));
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_class_without_rows_is_never_certain(string method)
    {
        // Class 1 of four, and class 3, have no rows.
        int[] labels = Array.ConvertAll(SmallRows.Labels, label => label == 1 ? 2 : label);
        IClassicalModel model = Learner(method).Fit(new LabelledRows(SmallRows.Features, labels, 4), new ClassicalWork());
        Assert.All(model.Predict(SmallRows.Features, new ClassicalWork()).Chunk(4), row =>
        {
            Assert.All(row, share => Assert.True(float.IsFinite(share)));
            Assert.True(row[1] < 0.5 && row[3] < 0.5);
        });
    }

    [Theory, MemberData(nameof(Methods))]
    public void Features_that_never_vary_do_no_harm(string method)
    {
        Matrix flat = new([.. Enumerable.Range(0, 90 * 2).Select(i => i % 2 == 0 ? SmallRows.Labels[i / 2] : 0.25f)], 90, 2);
        IClassicalModel model = Learner(method).Fit(new LabelledRows(flat, SmallRows.Labels, 3), new ClassicalWork());
        Assert.All(model.Predict(flat, new ClassicalWork()), share => Assert.True(float.IsFinite(share)));
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_wish_to_stop_is_heard(string method)
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            ClassicalWork work = new(Cancel: source.Token);
            Learner(method).Fit(SmallRows.Rows, work).Predict(SmallRows.Features, work);
        });
    }

    [Theory, MemberData(nameof(Methods))]
    public void An_unknown_parameter_is_refused(string method) =>
        Assert.Throws<InputException>(() => Learner($"{method}:colour=3"));

    [Fact]
    public void What_cannot_be_learned_from_is_refused()
    {
        float[] values = SmallRows.Features.Values.ToArray();
        values[7] = float.NaN;
        Assert.Contains("row 1", Assert.Throws<InputException>(() => new LabelledRows(new Matrix(values, 90, 5), SmallRows.Labels, 3)).Message);
        Assert.Throws<InputException>(() => new LabelledRows(SmallRows.Features, new int[90], 3));
        Assert.Throws<InputException>(() => new LabelledRows(SmallRows.Features, SmallRows.Labels, 2));
        Assert.Throws<InputException>(() => Fit("knn:k=91"));
    }
}
