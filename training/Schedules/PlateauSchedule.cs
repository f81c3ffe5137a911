using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

[Part("plateau", "Times factor=0.1 when the validation loss has not improved for patience=2 epochs")]
sealed class PlateauSchedule : ISchedule
{
    public bool NeedsValidation => true;

    public LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs) =>
        ReduceLROnPlateau(optimizer, "min", knobs.Number("factor", 0.1, 0, 0.999999), knobs.Whole("patience", 2));
}
