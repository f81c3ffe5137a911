using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("cosine", "Half a cosine down to min=0 over the run (Loshchilov and Hutter 2017, without restarts)")]
sealed class CosineSchedule : ISchedule
{
    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs)
    {
        double low = knobs.Number("min", 0, 0) / plan.LearningRate;
        if (low == 0)
            return CosineAnnealingLR(optimizer, plan.Epochs);
        // CosineAnnealingLR takes one lowest rate for all; here every group of parameters keeps its share of the rate.
        double Height(int epoch) => low + (1 - low) * (1 + Math.Cos(Math.PI * epoch / plan.Epochs)) / 2;
        return MultiplicativeLR(optimizer, epoch => Height(epoch) / Height(epoch - 1));
    }
}
