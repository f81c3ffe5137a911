using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("constant", "The learning rate stays as it is")]
sealed class ConstantSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        LambdaLR(optimizer, _ => 1);
}
