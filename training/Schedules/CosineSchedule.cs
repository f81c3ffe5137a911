using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("cosine", "Half a cosine down to min=0 over the run (Loshchilov and Hutter 2017, without restarts)")]
sealed class CosineSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        CosineAnnealingLR(optimizer, plan.Epochs, knobs.Number("min", 0, 0));
}
