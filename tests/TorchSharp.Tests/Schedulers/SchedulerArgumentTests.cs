using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Tests.Schedulers;

public class SchedulerArgumentTests
{
    public static TheoryData<string> Mistakes => [.. Bad.Keys];

    static readonly Dictionary<string, Func<Optimizer, Optimizer, LRScheduler>> Bad = new()
    {
        ["step size"] = (o, _) => StepLR(o, 0),
        ["factor of a plateau"] = (o, _) => ReduceLROnPlateau(o, factor: 1),
        ["mode of a plateau"] = (o, _) => ReduceLROnPlateau(o, mode: "least"),
        ["threshold mode"] = (o, _) => ReduceLROnPlateau(o, threshold_mode: "relative"),
        ["bounds that do not fit the groups"] = (o, _) => ReduceLROnPlateau(o, min_lr: [0.1, 0.2]),
        ["a cycle without a length"] = (o, _) => OneCycleLR(o, 1.0),
        ["a cycle of no steps"] = (o, _) => OneCycleLR(o, 1.0, total_steps: 0),
        ["a cycle of no epochs"] = (o, _) => OneCycleLR(o, 1.0, epochs: 0, steps_per_epoch: 3),
        ["a cycle of empty epochs"] = (o, _) => OneCycleLR(o, 1.0, epochs: 3),
        ["a share above one"] = (o, _) => OneCycleLR(o, 1.0, total_steps: 5, pct_start: 1.1),
        ["a cycle of rates that do not fit the groups"] = (o, _) => OneCycleLR(o, [1.0, 2.0], total_steps: 5),
        ["momentum of Adagrad"] = (_, adagrad) => OneCycleLR(adagrad, 1.0, total_steps: 5),
        ["cyclic momentum of Adagrad"] = (_, adagrad) => CyclicLR(adagrad, 0.1, 1.0),
        ["a swing of no steps"] = (o, _) => CyclicLR(o, 0.1, 1.0, step_size_up: 0),
        ["functions that do not fit the groups"] = (o, _) => new impl.LambdaLR(o, [_ => 1, _ => 2]),
        ["factors that do not fit the groups"] = (o, _) => new impl.MultiplicativeLR(o, [_ => 1, _ => 2]),
        ["a sequence of two optimizers"] = (o, adagrad) => SequentialLR(o, [StepLR(o, 1), StepLR(adagrad, 1)], [3]),
        ["a sequence without milestones"] = (o, _) => SequentialLR(o, [StepLR(o, 1), StepLR(o, 1)], []),
        ["a chain of two optimizers"] = (o, adagrad) => ChainedLR([StepLR(o, 1), StepLR(adagrad, 1)]),
        ["an empty chain"] = (_, _) => ChainedLR([]),
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_an_argument_exception(string mistake)
    {
        using var scope = NewDisposeScope();
        using SGD sgd = SGD([new Parameter(zeros(1))], 0.1, momentum: 0.9);
        using Adagrad adagrad = Adagrad([new Parameter(zeros(1))]);
        var error = Assert.Throws<ArgumentException>(() => Bad[mistake](sgd, adagrad));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_schedule_without_an_optimizer_is_an_argument_null_exception()
    {
        Assert.Throws<ArgumentNullException>(() => StepLR(null, 1));
        Assert.Throws<ArgumentNullException>(() => LambdaLR(null, _ => 1));
        Assert.Throws<ArgumentNullException>(() => OneCycleLR(null, 0.1, total_steps: 3));
        Assert.Throws<ArgumentNullException>(() => ReduceLROnPlateau(null));
    }

    [Fact]
    public void A_plateau_is_stepped_with_its_metric_only()
    {
        using var scope = NewDisposeScope();
        using SGD sgd = SGD([new Parameter(zeros(1))], 0.1);
        LRScheduler scheduler = ReduceLROnPlateau(sgd);
        Assert.Throws<InvalidOperationException>(scheduler.step);
        Assert.Throws<InvalidOperationException>(() => scheduler.step(3));
    }

    [Fact]
    public void A_cycle_ends_after_its_steps()
    {
        using var scope = NewDisposeScope();
        using SGD sgd = SGD([new Parameter(zeros(1))], 0.1, momentum: 0.9);
        LRScheduler scheduler = OneCycleLR(sgd, 1.0, total_steps: 3);
        for (int step = 0; step < 3; step++) scheduler.step();
        Assert.Throws<InvalidOperationException>(scheduler.step);
    }
}
