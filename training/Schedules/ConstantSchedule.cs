using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("constant", "The learning rate stays as it is")]
sealed class ConstantSchedule : ISchedule
{
    // Not LambdaLR, which would set the learning rate anew at every epoch and undo a warm-up that is still going on.
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        MultiplicativeLR(optimizer, _ => 1);
}
