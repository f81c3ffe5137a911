using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("onecycle", "Up to the learning rate within rise=0.3 of the run, then down (Smith and Topin 2018)")]
sealed class OneCycleSchedule : ISchedule
{
    public bool StepsEveryBatch => true;

    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        OneCycleLR(optimizer, optimizer.ParamGroups.Select(group => group.InitialLearningRate),
            total_steps: plan.Epochs * plan.StepsPerEpoch, pct_start: knobs.Number("rise", 0.3, 0, 1));
}
