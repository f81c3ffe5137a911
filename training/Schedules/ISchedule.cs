using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

/// <summary>What a learning rate schedule has to plan for.</summary>
/// <param name="LearningRate">The learning rate that was asked for.</param>
/// <param name="Epochs">Epochs of the whole run.</param>
/// <param name="StepsPerEpoch">Optimizer steps of one epoch.</param>
/// <param name="HasValidation">Whether there are images held out to measure a loss on after each epoch.</param>
public sealed record SchedulePlan(double LearningRate, int Epochs, int StepsPerEpoch, bool HasValidation = true);

/// <summary>A learning rate schedule. One file each, marked [Part] with the name that --schedule takes.</summary>
public interface ISchedule
{
    /// <summary>Whether it moves after every batch; otherwise after every epoch, with the validation loss.</summary>
    bool StepsEveryBatch => false;

    /// <summary>Whether it waits for the validation loss, so that images have to be held out.</summary>
    bool NeedsValidation => false;

    /// <summary>Makes the scheduler, which sets the learning rate of the first step.</summary>
    LRScheduler Create(Optimizer optimizer, SchedulePlan plan, PartParameters knobs);
}
