using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("step", "Times gamma=0.1 every size=10 epochs")]
sealed class StepSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        StepLR(optimizer, knobs.Whole("size", 10, least: 1), knobs.Number("gamma", 0.1, 0));
}
