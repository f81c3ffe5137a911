using System.Text.Json;
using Strata.Tests.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;
using Cyclic = TorchSharp.torch.optim.lr_scheduler.impl.CyclicLR;
using OneCycle = TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;

namespace Strata.Tests.Schedulers;

/// <summary>Every schedule against the rates of Python's torch 1.13.1 in fixtures/torch/schedulers.json, two groups each.</summary>
public class SchedulerTests
{
    const double Rounding = 1e-12;

    static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine("fixtures", "torch", "schedulers.json"))).RootElement;

    static readonly Dictionary<string, JsonElement> Cases = Root.GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    static readonly Dictionary<string, Func<Optimizer, LRScheduler>> Schedules = new()
    {
        ["StepLR"] = o => StepLR(o, 3, 0.5),
        ["MultiStepLR"] = o => MultiStepLR(o, [7, 2, 4, 4], 0.3),
        ["ExponentialLR"] = o => ExponentialLR(o, 0.8),
        ["ConstantLR"] = o => ConstantLR(o, 0.25, 4),
        ["LinearLR"] = o => LinearLR(o, 0.1, 0.9, 6),
        ["PolynomialLR"] = o => PolynomialLR(o, 8, 2.0),
        ["CosineAnnealingLR"] = o => CosineAnnealingLR(o, 5, 0.01),
        ["LambdaLR"] = o => LambdaLR(o, epoch => Math.Pow(0.95, epoch) + 0.01 * epoch),
        ["LambdaLR.groups"] = o => new impl.LambdaLR(o, [epoch => 1.0 / (1 + epoch), epoch => Math.Pow(0.9, epoch)]),
        ["MultiplicativeLR"] = o => MultiplicativeLR(o, epoch => 0.9 + 0.01 * epoch),
        ["ChainedLR"] = o => ChainedLR([ConstantLR(o, 0.1, 3), ExponentialLR(o, 0.9)]),
        ["SequentialLR"] = o => SequentialLR(o, [LinearLR(o, 0.1, 1.0, 4), ExponentialLR(o, 0.9), StepLR(o, 2, 0.5)], [4, 8]),
        ["SequentialLR.cosine"] = o => SequentialLR(o, [LinearLR(o, 0.2, 1.0, 3), CosineAnnealingLR(o, 9)], [3]),
        ["OneCycleLR"] = o => OneCycleLR(o, [1.0, 0.5], total_steps: 20),
        ["OneCycleLR.linear"] = o => OneCycleLR(o, 0.6, epochs: 4, steps_per_epoch: 5, pct_start: 0.4, anneal_strategy: OneCycle.AnnealStrategy.Linear, base_momentum: 0.7, max_momentum: 0.99, div_factor: 10, final_div_factor: 100),
        ["OneCycleLR.three_phase"] = o => OneCycleLR(o, 0.6, total_steps: 20, pct_start: 0.35, three_phase: true),
        ["OneCycleLR.betas"] = o => OneCycleLR(o, 0.6, total_steps: 12),
        ["OneCycleLR.rates_only"] = o => OneCycleLR(o, 0.6, total_steps: 12, cycle_momentum: false, pct_start: 0.0),
        ["CyclicLR"] = o => CyclicLR(o, 0.1, 0.5, 4, 3),
        ["CyclicLR.triangular2"] = o => CyclicLR(o, [0.1, 0.2], [0.5, 0.8], 3, mode: Cyclic.Mode.Triangular2, base_momentum: [0.7, 0.6], max_momentum: [0.9, 0.95]),
        ["CyclicLR.exp_range"] = o => CyclicLR(o, 0.1, 0.5, 3, mode: Cyclic.Mode.ExpRange, gamma: 0.9, cycle_momentum: false),
        ["CyclicLR.scale_fn"] = o => CyclicLR(o, 0.1, 0.5, 3, scale_fn: x => 1 / (1 + x), scale_mode: Cyclic.ScaleMode.Iterations),
    };

    static readonly Dictionary<string, Func<Optimizer, LRScheduler>> Plateaus = new()
    {
        ["ReduceLROnPlateau"] = o => ReduceLROnPlateau(o, patience: 2),
        ["ReduceLROnPlateau.factor"] = o => ReduceLROnPlateau(o, patience: 0, factor: 0.5, min_lr: [0.05, 0.02]),
        ["ReduceLROnPlateau.abs"] = o => ReduceLROnPlateau(o, patience: 1, threshold: 0.05, threshold_mode: "abs", factor: 0.5),
        ["ReduceLROnPlateau.max"] = o => ReduceLROnPlateau(o, mode: "max", patience: 3, threshold: 0.01, factor: 0.5),
        ["ReduceLROnPlateau.max_abs"] = o => ReduceLROnPlateau(o, mode: "max", patience: 2, threshold: 0.2, threshold_mode: "abs", factor: 0.5, min_lr: [0.06]),
        ["ReduceLROnPlateau.cooldown"] = o => ReduceLROnPlateau(o, patience: 1, cooldown: 3, factor: 0.5),
        ["ReduceLROnPlateau.eps"] = o => ReduceLROnPlateau(o, patience: 0, factor: 0.5, eps: 0.03),
    };

    public static TheoryData<string> Stepped => [.. Schedules.Keys];
    public static TheoryData<string> Watching => [.. Plateaus.Keys];
    public static TheoryData<string> Closed => [.. Cases.Keys.Where(name => name.EndsWith(".epoch", StringComparison.Ordinal))];

    [Fact]
    public void Every_run_of_the_fixture_is_tested() =>
        Assert.Equal(Cases.Keys.Where(name => !name.EndsWith(".epoch", StringComparison.Ordinal)).Order(), Schedules.Keys.Concat(Plateaus.Keys).Order());

    [Theory, MemberData(nameof(Stepped))]
    public void Rates_are_those_of_python(string name)
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper optimizer = Two(name);
        LRScheduler scheduler = Schedules[name](optimizer);
        JsonElement expected = Cases[name].GetProperty("rates");
        for (int step = 0; step < expected.GetArrayLength(); step++)
        {
            if (step > 0) scheduler.step();
            Near(expected[step], Rates(optimizer), $"{name}, rates of step {step}");
            Assert.Equal(Rates(optimizer), scheduler.get_last_lr());
            if (Cases[name].TryGetProperty("momentum", out JsonElement momentum))
                Near(momentum[step], Momenta(optimizer), $"{name}, momentum of step {step}");
        }
    }

    [Theory, MemberData(nameof(Closed))]
    public void Any_epoch_can_be_gone_to(string name)
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper optimizer = Two(name);
        LRScheduler scheduler = Schedules[name.Replace(".epoch", "")](optimizer);
        double[] epochs = OptimizerFixtures.Numbers(Cases[name].GetProperty("epochs"));
        for (int i = 0; i < epochs.Length; i++)
        {
            scheduler.step((int)epochs[i]);
            Near(Cases[name].GetProperty("rates")[i], Rates(optimizer), $"{name} {epochs[i]}");
        }
    }

    [Theory, MemberData(nameof(Watching))]
    public void A_metric_that_stands_still_lowers_the_rates_as_in_python(string name)
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper optimizer = Two(name);
        LRScheduler scheduler = Plateaus[name](optimizer);
        double[] metrics = OptimizerFixtures.Numbers(Root.GetProperty("metrics"));
        for (int i = 0; i < metrics.Length; i++)
        {
            scheduler.step(metrics[i]);
            Near(Cases[name].GetProperty("rates")[i], Rates(optimizer), $"{name}, metric {i}");
            Assert.Equal(Rates(optimizer), scheduler.get_last_lr());
        }
    }

    [Fact]
    public void A_metric_of_nan_is_no_improvement()
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper optimizer = Two("");
        LRScheduler scheduler = ReduceLROnPlateau(optimizer, patience: 1, factor: 0.5);
        foreach (double metric in (double[])[1, double.NaN, double.NaN]) scheduler.step(metric);
        Assert.Equal([0.2, 0.05], Rates(optimizer));
    }

    // A fresh schedule, stepped as often as before, and the optimizer's own file: the rates are the same bytes.
    [Theory, MemberData(nameof(Stepped))]
    public void A_schedule_resumes_by_being_stepped_again(string name)
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper whole = Two(name), resumed = Two(name);
        LRScheduler scheduler = Schedules[name](whole);
        for (int step = 0; step < 6; step++) scheduler.step();

        LRScheduler again = Schedules[name](resumed);
        for (int step = 0; step < 6; step++) again.step();
        resumed.load_state_dict(whole.state_dict());
        for (int step = 0; step < 5; step++)
        {
            scheduler.step();
            again.step();
            Assert.Equal(Rates(whole), Rates(resumed));
            Assert.Equal(Momenta(whole), Momenta(resumed));
        }
    }

    [Fact]
    public void Warm_up_and_decay_drive_the_steps_of_the_optimizer()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(zeros(1, dtype: float64));
        using SGD optimizer = SGD([weight], 1.0);
        LRScheduler scheduler = LinearLR(optimizer, 0.5, 1.0, 2);
        double expected = 0;
        foreach (double rate in (double[])[0.5, 0.75, 1, 1])
        {
            weight.grad = ones(1, dtype: float64);
            optimizer.step();
            scheduler.step();
            expected -= rate;
            Assert.Equal(expected, weight.item<double>(), 12);
        }
    }

    [Fact]
    public void A_rise_of_a_single_step_is_no_division_by_zero()
    {
        using var scope = NewDisposeScope();
        using OptimizerHelper optimizer = Two("");
        LRScheduler scheduler = OneCycleLR(optimizer, 1.0, total_steps: 10, pct_start: 0.1, cycle_momentum: false);
        Assert.Equal([1.0, 1.0], Rates(optimizer));
        for (int step = 1; step < 10; step++) scheduler.step();
        Near([1 / 25.0 / 1e4, 1 / 25.0 / 1e4], Rates(optimizer), "the last step");
    }

    static OptimizerHelper Two(string name)
    {
        Parameter first = new(zeros(1)), second = new(zeros(1));
        if (name is "OneCycleLR.betas" or "CyclicLR.exp_range")
            return Adam([new Adam.ParamGroup { Parameters = [first], Options = new() { LearningRate = 0.4 } }, new Adam.ParamGroup([second], lr: 0.1)]);
        if (name is "OneCycleLR.rates_only")
            return Adagrad([new Adagrad.ParamGroup([first], lr: 0.4), new Adagrad.ParamGroup([second], lr: 0.1)]);
        return SGD([new SGD.ParamGroup([first], 0.4, momentum: 0.9), new SGD.ParamGroup([second], 0.1, momentum: 0.9)], 1.0);
    }

    static double[] Rates(Optimizer optimizer) => [.. optimizer.ParamGroups.Select(group => group.LearningRate)];

    static double[] Momenta(Optimizer optimizer) => [.. optimizer.ParamGroups.Select(group => group switch
    {
        IBetas betas => betas.Betas.Item1,
        IMomentum momentum => momentum.Momentum,
        _ => 0,
    })];

    static void Near(JsonElement expected, double[] actual, string what) => Near(OptimizerFixtures.Numbers(expected), actual, what);

    static void Near(double[] expected, double[] actual, string what) =>
        Assert.True(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max() < Rounding, $"{what}: expected {string.Join(' ', expected)}, got {string.Join(' ', actual)}");
}
