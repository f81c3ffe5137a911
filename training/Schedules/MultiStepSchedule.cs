using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("multistep", "Times gamma=0.1 at the epochs of milestones=3+5")]
sealed class MultiStepSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        MultiStepLR(optimizer, [.. knobs.Wholes("milestones", [plan.Epochs / 2, plan.Epochs * 3 / 4])], knobs.Number("gamma", 0.1, 0));
}
