using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.Optimizers;

public class OptimizerStepTests
{
    // Double precision, twelve steps: what is left is the order of additions.
    const double Rounding = 1e-12;

    public static TheoryData<int> Runs => [.. Enumerable.Range(0, OptimizerFixtures.Runs.Count)];

    [Theory, MemberData(nameof(Runs))]
    public void Every_step_is_the_one_that_python_takes(int index)
    {
        OptimizerRun run = OptimizerFixtures.Runs[index];
        using var scope = NewDisposeScope();
        Parameter weights = OptimizerFixtures.Weights(float64);
        using OptimizerHelper optimizer = run.Make(weights);
        for (int step = 0; step < run.Weights.Length; step++)
        {
            Step(optimizer, weights);
            double[] actual = OptimizerFixtures.Values(weights);
            for (int i = 0; i < actual.Length; i++)
                Assert.True(Math.Abs(run.Weights[step][i] - actual[i]) < Rounding, $"{run.Name}, step {step + 1}: expected {run.Weights[step][i]:R}, got {actual[i]:R}");
        }
    }

    [Fact]
    public void Sgd_with_nesterov_and_decay_follows_its_formula()
    {
        double[] buffer = [0, 0, 0];
        Follow(weights => optim.SGD([weights], 0.04, momentum: 0.9, weight_decay: 0.1, nesterov: true), (i, step, w, g) =>
        {
            g += 0.1 * w;
            buffer[i] = step == 1 ? g : 0.9 * buffer[i] + g;
            return w - 0.04 * (g + 0.9 * buffer[i]);
        });
    }

    [Fact]
    public void Sgd_dampens_all_but_the_first_gradient()
    {
        double[] buffer = [0, 0, 0];
        Follow(weights => optim.SGD([weights], 0.04, momentum: 0.9, dampening: 0.4), (i, step, w, g) =>
        {
            buffer[i] = step == 1 ? g : 0.9 * buffer[i] + 0.6 * g;
            return w - 0.04 * buffer[i];
        });
    }

    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public void Adam_follows_its_formula(bool amsgrad, bool maximize)
    {
        double[] m = [0, 0, 0], v = [0, 0, 0], top = [0, 0, 0];
        Follow(weights => optim.Adam([weights], 0.1, 0.7, 0.8, 1e-4, 0.05, amsgrad, maximize), (i, step, w, g) =>
        {
            g = (maximize ? -g : g) + 0.05 * w;
            return w - AdamStep(ref m[i], ref v[i], ref top[i], step, g, amsgrad);
        });
    }

    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false), InlineData(true, true)]
    public void AdamW_shrinks_the_weight_itself(bool amsgrad, bool maximize)
    {
        double[] m = [0, 0, 0], v = [0, 0, 0], top = [0, 0, 0];
        Follow(weights => optim.AdamW([weights], 0.1, 0.7, 0.8, 1e-4, 0.3, amsgrad, maximize), (i, step, w, g) =>
            w * (1 - 0.1 * 0.3) - AdamStep(ref m[i], ref v[i], ref top[i], step, maximize ? -g : g, amsgrad));
    }

    [Fact]
    public void Adagrad_follows_its_formula()
    {
        double[] sum = [0.2, 0.2, 0.2];
        Follow(weights => optim.Adagrad([weights], 0.3, lr_decay: 0.2, weight_decay: 0.1, initial_accumulator_value: 0.2, eps: 1e-3), (i, step, w, g) =>
        {
            g += 0.1 * w;
            sum[i] += g * g;
            return w - 0.3 / (1 + (step - 1) * 0.2) * g / (Math.Sqrt(sum[i]) + 1e-3);
        });
    }

    [Theory, InlineData(false, 0.0, false), InlineData(true, 0.0, false), InlineData(false, 0.6, true), InlineData(true, 0.6, false)]
    public void RmsProp_follows_its_formula(bool centered, double momentum, bool maximize)
    {
        double[] square = [0, 0, 0], mean = [0, 0, 0], buffer = [0, 0, 0];
        Follow(weights => optim.RMSProp([weights], 0.02, 0.8, 1e-3, 0.1, momentum, centered, maximize), (i, _, w, g) =>
        {
            g = (maximize ? -g : g) + 0.1 * w;
            square[i] = 0.8 * square[i] + 0.2 * g * g;
            mean[i] = 0.8 * mean[i] + 0.2 * g;
            double deviation = Math.Sqrt(square[i] - (centered ? mean[i] * mean[i] : 0)) + 1e-3;
            buffer[i] = momentum * buffer[i] + g / deviation;
            return w - 0.02 * buffer[i];
        });
    }

    [Fact]
    public void Each_group_steps_by_its_own_options_and_takes_the_rest_from_the_optimizer()
    {
        using var scope = NewDisposeScope();
        Parameter first = new(ones(1, dtype: float64)), second = new(ones(1, dtype: float64)), third = new(ones(1, dtype: float64));
        using SGD optimizer = optim.SGD([new SGD.ParamGroup { Parameters = [first] }, new SGD.ParamGroup([second], new SGD.Options { LearningRate = 0.5 })], 0.1, weight_decay: 0.2);
        optimizer.add_param_group(new SGD.ParamGroup([third], lr: 0.25));
        foreach (Parameter parameter in optimizer.parameters()) parameter.grad = ones(1, dtype: float64);
        optimizer.step();

        Assert.Equal(1 - 0.1 * 1.2, first.item<double>(), 12);
        Assert.Equal(1 - 0.5 * 1.2, second.item<double>(), 12); // the optimizer's decay
        Assert.Equal(1 - 0.25, third.item<double>(), 12); // this constructor sets every option
        Assert.Equal([0.1, 0.5, 0.25], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void Parameters_without_a_gradient_stay_as_they_are()
    {
        foreach (OptimizerRun run in OptimizerFixtures.Runs)
        {
            using var scope = NewDisposeScope();
            Parameter used = OptimizerFixtures.Weights(float32), idle = OptimizerFixtures.Weights(float32);
            using OptimizerHelper optimizer = run.Make(idle, used);
            Step(optimizer, used);
            Assert.Equal(OptimizerFixtures.Start, OptimizerFixtures.Values(idle).Select(value => Math.Round(value, 6)));
            Assert.NotEqual(OptimizerFixtures.Start, OptimizerFixtures.Values(used).Select(value => Math.Round(value, 6)));
        }
    }

    [Fact]
    public void A_closure_computes_the_loss_that_step_returns()
    {
        using var scope = NewDisposeScope();
        Parameter weights = OptimizerFixtures.Weights(float64);
        using Adam optimizer = optim.Adam([weights]);
        using (no_grad())
        {
            Tensor loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                Tensor value = OptimizerFixtures.Loss(weights);
                value.backward();
                return value;
            });
            Assert.Equal(0.5184 + 0.32 + 0.125 * Math.Pow(1.7, 4) + 0.605 + 0.045, loss.item<double>(), 12);
        }
        Assert.NotEqual(OptimizerFixtures.Start, OptimizerFixtures.Values(weights));
    }

    [Fact]
    public void Zero_grad_clears_every_gradient_in_place()
    {
        using var scope = NewDisposeScope();
        Parameter weights = OptimizerFixtures.Weights(float32), idle = OptimizerFixtures.Weights(float32);
        using SGD optimizer = optim.SGD([weights, idle], 0.1);
        OptimizerFixtures.Loss(weights).backward();
        Tensor gradient = weights.grad;
        optimizer.zero_grad();
        Assert.Equal([0, 0, 0], OptimizerFixtures.Values(gradient));
        Assert.Null(idle.grad);
    }

    [Fact]
    public void Steps_leave_no_tensors_behind_and_dispose_frees_the_state()
    {
        foreach (OptimizerRun run in OptimizerFixtures.Runs)
        {
            using Parameter weights = OptimizerFixtures.Weights(float32);
            long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            OptimizerHelper optimizer = run.Make(weights);
            using (NewDisposeScope()) Step(optimizer, weights);
            long afterFirst = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            for (int step = 0; step < 5; step++)
                using (NewDisposeScope()) Step(optimizer, weights);
            Assert.Equal(afterFirst, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            optimizer.Dispose();
            Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
    }

    static double AdamStep(ref double m, ref double v, ref double top, int step, double g, bool amsgrad)
    {
        m = 0.7 * m + 0.3 * g;
        v = 0.8 * v + 0.2 * g * g;
        top = Math.Max(top, v);
        double denominator = Math.Sqrt((amsgrad ? top : v) / (1 - Math.Pow(0.8, step))) + 1e-4;
        return 0.1 * m / (1 - Math.Pow(0.7, step)) / denominator;
    }

    /// <summary>Takes ten steps by the optimizer and by a formula for (coordinate, step, weight, gradient).</summary>
    static void Follow(Func<Parameter, OptimizerHelper> make, Func<int, int, double, double, double> formula)
    {
        using var scope = NewDisposeScope();
        Parameter weights = OptimizerFixtures.Weights(float64);
        using OptimizerHelper optimizer = make(weights);
        double[] expected = [.. OptimizerFixtures.Start];
        for (int step = 1; step <= 10; step++)
        {
            Step(optimizer, weights);
            for (int i = 0; i < expected.Length; i++)
                expected[i] = formula(i, step, expected[i], OptimizerFixtures.Gradient(i, expected[i]));
            double[] actual = OptimizerFixtures.Values(weights);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], Rounding);
        }
    }

    static void Step(OptimizerHelper optimizer, Parameter weights)
    {
        optimizer.zero_grad();
        using Tensor loss = OptimizerFixtures.Loss(weights);
        loss.backward();
        optimizer.step();
    }
}
