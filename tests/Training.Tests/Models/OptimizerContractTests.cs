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

    [Theory, MemberData(nameof(Optimizers))]
    public void Group_moves_by_its_share_of_the_learning_rate(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Parameter full = new(tensor([3f, -2f])), tenth = new(tensor([3f, -2f]));
        using OptimizerHelper optimizer = PartSpec.Parse(name).Build<IOptimizerKind, OptimizerHelper>(
            "optimizer", (kind, knobs) => kind.Create([new ParameterGroup([full], 1), new ParameterGroup([tenth], 0.1)], 0.05, knobs));
        (full.pow(2).sum() + tenth.pow(2).sum()).backward();
        optimizer.step();
        Assert.InRange((3 - tenth[0].ToDouble()) / (3 - full[0].ToDouble()), 0.0999, 0.1001);
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    [InlineData("cosine:min=0.01")]
    public void Schedule_keeps_every_groups_share_of_the_learning_rate(string spec)
    {
        using DisposeScope scope = NewDisposeScope();
        using OptimizerHelper optimizer = PartSpec.Parse("sgd:momentum=0.9").Build<IOptimizerKind, OptimizerHelper>("optimizer",
            (kind, knobs) => kind.Create([new ParameterGroup([new(tensor([3f]))], 1), new ParameterGroup([new(tensor([3f]))], 0.1)], 0.05, knobs));
        // After the last step a cosine stands at 0, which has no shares.
        foreach (double _ in Rates(optimizer, spec, epochs: 12).Take(12))
        {
            double[] rates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
            Assert.InRange(rates[1] / rates[0], 0.1 - 1e-9, 0.1 + 1e-9);
        }
    }

    [Fact]
    public void Cosine_goes_from_the_learning_rate_to_its_lowest()
    {
        using DisposeScope scope = NewDisposeScope();
        using OptimizerHelper optimizer = Create("sgd", new(tensor([3f])));
        // 0.01 + 0.04 (1 + cos(pi e / 4)) / 2 for e = 0 to 4.
        Assert.Equal([0.05, 0.0441421, 0.03, 0.0158579, 0.01], Rates(optimizer, "cosine:min=0.01", epochs: 4).Select(rate => Math.Round(rate, 7)));
    }

    // One step an epoch: the rate of the first group at the start and after every step.
    static IEnumerable<double> Rates(OptimizerHelper optimizer, string spec, int epochs)
    {
        lr_scheduler.LRScheduler scheduler = PartSpec.Parse(spec).Build<ISchedule, lr_scheduler.LRScheduler>(
            "schedule", (part, knobs) => part.Create(optimizer, new SchedulePlan(0.05, epochs, 1), knobs));
        yield return optimizer.ParamGroups.First().LearningRate;
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            scheduler.step(1.0);
            yield return optimizer.ParamGroups.First().LearningRate;
        }
    }
}
