using Strata.Registry;
using Strata.Training.Optimizers;
using Strata.Training.Schedules;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace Strata.Tests.Models;

/// <summary>What every registered optimizer and schedule promises.</summary>
public class OptimizerContractTests
{
    public static TheoryData<string> Optimizers => [.. Parts<IOptimizerKind>.Names];

    public static TheoryData<string> Schedules => [.. Parts<ISchedule>.Names];

    static OptimizerHelper Create(string name, Parameter parameter) => PartSpec.Parse(name).Build<IOptimizerKind, OptimizerHelper>(
        "optimizer", (kind, knobs) => kind.Create([parameter], 0.05, knobs));

    [Theory, MemberData(nameof(Optimizers))]
    public void Optimizer_walks_down_a_parabola(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter x = new(tensor([3f, -2f]));
        using OptimizerHelper optimizer = Create(name, x);
        for (int step = 0; step < 200; step++)
        {
            optimizer.zero_grad();
            x.pow(2).sum().backward();
            optimizer.step();
        }
        Assert.InRange(x.pow(2).sum().ToDouble(), 0, 0.5 * 13);
    }

    [Theory, MemberData(nameof(Schedules))]
    public void Schedule_keeps_the_learning_rate_positive_and_finite_for_the_whole_run(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter x = new(tensor([3f]));
        using OptimizerHelper optimizer = Create("sgd:momentum=0.9", x);
        ISchedule schedule = Parts<ISchedule>.Get("schedule", name);
        const int Epochs = 4, Steps = 5;
        lr_scheduler.LRScheduler scheduler = PartSpec.Parse(name).Build<ISchedule, lr_scheduler.LRScheduler>(
            "schedule", (part, knobs) => part.Create(optimizer, new SchedulePlan(0.05, Epochs, Steps), knobs));
        for (int step = 1; step <= Epochs * Steps; step++)
        {
            Assert.InRange(optimizer.ParamGroups.First().LearningRate, 1e-12, 0.05 + 1e-12);
            if (step == Epochs * Steps)
                break;
            if (schedule.StepsEveryBatch)
                scheduler.step();
            else if (step % Steps == 0)
                scheduler.step(1.0);
        }
    }
}
