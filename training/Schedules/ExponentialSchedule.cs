using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("exponential", "Times gamma=0.9 every epoch")]
sealed class ExponentialSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        ExponentialLR(optimizer, knobs.Number("gamma", 0.9, 0));
}
