using System.Text.Json;
using Strata.Analysis.Numerics;
using Strata.Analysis.Probes;
using Strata.Tests.Layers;
using Strata.Tests.Numerics;

namespace Strata.Tests.Probes;

/// <summary>The probes, held to scikit-learn's (tests/fixtures/layers/make.py).</summary>
public class ProbeTests
{
    static readonly Matrix Train = LayerFixture.Wide.Rows(0, LayerFixture.Train);
    static readonly Matrix Test = LayerFixture.Wide.Rows(LayerFixture.Train, LayerFixture.Labels.Length - LayerFixture.Train);
    static readonly int[] TrainLabels = LayerFixture.Labels[..LayerFixture.Train], TestLabels = LayerFixture.Labels[LayerFixture.Train..];

    static LinearProbe Fit(LinearProbeOptions options, int threads = 0) => LinearProbe.Fit(Train, TrainLabels, LayerFixture.Classes, options, seed: 1, threads: threads);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_linear_probe_has_the_weights_of_scikit_learn(int at)
    {
        JsonElement expected = LayerFixture.Made.GetProperty("linear")[at];
        LinearProbe probe = Fit(new LinearProbeOptions { Penalties = [expected.GetProperty("penalty").GetDouble()], Tolerance = 1e-6, Iterations = 2000 });
        Assert.Equal(expected.GetProperty("factor").GetDouble(), probe.Factor, 1e-6);
        Assert.All(expected.GetProperty("weights").Deserialize<double[]>()!.Zip(probe.Weights.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-4));
        Assert.Equal(expected.GetProperty("predicted").Deserialize<int[]>(), probe.Predict(Test));
    }

    [Fact]
    public void Neighbours_say_what_those_of_scikit_learn_say()
    {
        foreach (JsonElement expected in LayerFixture.Made.GetProperty("neighbors").EnumerateArray())
        {
            Vote vote = Enum.Parse<Vote>(expected.GetProperty("vote").GetString()!, ignoreCase: true);
            int[] found = NeighborProbe.Predict(Test, Train, TrainLabels, LayerFixture.Classes, expected.GetProperty("k").GetInt32(), vote);
            Assert.Equal(expected.GetProperty("predicted").Deserialize<int[]>(), found);
        }
    }

    [Fact]
    public void A_copy_decides_alone_and_the_lower_class_wins_a_tie()
    {
        Matrix points = new([0, 1, 1, 1, 3], 5, 1), queries = new([0, 2], 2, 1);
        Assert.Equal([2, 1], NeighborProbe.Predict(queries, points, [2, 1, 1, 1, 0], 3, 5, Vote.Distance));
        Assert.Equal([1, 1], NeighborProbe.Predict(queries, points, [2, 1, 1, 1, 0], 3, 5, Vote.Majority));
        Assert.Equal([0], NeighborProbe.Predict(new Matrix([2], 1, 1), new Matrix([1, 3], 2, 1), [1, 0], 2, 2, Vote.Distance));
    }

    [Fact]
    public void The_penalty_is_chosen_without_the_images_that_are_judged()
    {
        LinearProbe probe = Fit(new LinearProbeOptions());
        Assert.Contains(probe.Penalty, new LinearProbeOptions().Penalties);
        double accuracy = ProbeScore.Of(probe.Predict(Test), TestLabels).Accuracy;
        double worst = new LinearProbeOptions().Penalties.Min(penalty =>
            ProbeScore.Of(Fit(new LinearProbeOptions { Penalties = [penalty] }).Predict(Test), TestLabels).Accuracy);
        Assert.InRange(accuracy, worst, 1);
    }

    [Fact]
    public void Images_of_one_patient_do_not_choose_a_penalty_on_each_other()
    {
        // Each patient has a look of their own, eight times over, and nothing that tells the grade: only who has seen the patient can know it.
        const int patients = 30, images = 8, width = 40;
        Matrix looks = RandomMatrix.Of(patients, width, seed: 3);
        int[] patient = [.. Enumerable.Range(0, patients * images).Select(image => image / images)];
        int[] grades = [.. patient.Select(number => number % 2)];
        LinearProbeOptions options = new() { Penalties = [1e3, 1e-3] };

        Assert.Equal(1e-3, LinearProbe.Fit(looks.Take(patient), grades, 2, options, seed: 1).Penalty);
        Assert.Equal(1e3, LinearProbe.Fit(looks.Take(patient), grades, 2, options, seed: 1, groups: patient).Penalty);
    }

    [Fact]
    public void Weights_do_not_depend_on_threads_nor_predictions_on_scale_and_shift()
    {
        LinearProbe probe = Fit(new LinearProbeOptions());
        Assert.Equal(probe.Weights.ToArray(), Fit(new LinearProbeOptions(), threads: 1).Weights.ToArray());
        Matrix Moved(Matrix x) => new([.. x.Values.ToArray().Select(value => 64 * value + 16)], x.Rows, x.Columns);
        LinearProbe moved = LinearProbe.Fit(Moved(Train), TrainLabels, LayerFixture.Classes, new LinearProbeOptions(), seed: 1);
        Assert.Equal(probe.Predict(Test), moved.Predict(Moved(Test)));
    }

    [Fact]
    public void Features_that_do_not_vary_are_no_obstacle_and_broken_ones_are_named()
    {
        int[] labels = [0, 1, 1, 0, 1, 1, 0, 1, 1, 1];
        LinearProbe probe = LinearProbe.Fit(new Matrix([.. Enumerable.Repeat(3f, 20)], 10, 2), labels, 2, new LinearProbeOptions(), seed: 1);
        Assert.Equal([1], probe.Predict(new Matrix([3, 3], 1, 2)));
        Matrix broken = new([1, float.NaN, 2, 3], 2, 2);
        Assert.Contains("value 1 of row 0", Assert.Throws<InputException>(() => LinearProbe.Fit(broken, [0, 1], 2, new LinearProbeOptions(), 1)).Message);
        Assert.Contains("too few", Assert.Throws<InputException>(() => LinearProbe.Fit(new Matrix([1, 2], 2, 1), [0, 1], 2, new LinearProbeOptions(), 1)).Message);
    }

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        SoftmaxLoss loss = new(LayerFixture.Narrow, LayerFixture.Labels, LayerFixture.Classes, threads: 1) { Penalty = 0.3 };
        double[] point = [.. RandomMatrix.Of(1, loss.Length, seed: 4).Values.ToArray().Select(value => value / 4.0)];
        double[] gradient = new double[point.Length], unused = new double[point.Length];
        loss.Evaluate(point, gradient);
        for (int i = 0; i < point.Length; i++)
        {
            const double Step = 1e-2;
            double At(double by)
            {
                double[] moved = [.. point];
                moved[i] += by;
                return loss.Evaluate(moved, unused);
            }
            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), gradient[i], 2e-4);
        }
    }
}
