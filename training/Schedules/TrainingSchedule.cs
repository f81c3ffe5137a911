using Strata.Registry;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Strata.Training.Schedules;

/// <summary>
/// The learning rate over a run: a schedule, and before it a linear warm-up over some epochs, batch by batch. It holds no state
/// of its own that would have to be saved: a resumed run replays the steps that were taken.
/// </summary>
sealed class TrainingSchedule
{
    const double WarmupStart = 0.01;

    readonly LRScheduler _main;
    readonly LRScheduler? _warmup;
    readonly bool _everyBatch;
    readonly Optimizer _optimizer;
    readonly int _warmupSteps;
    int _steps;

    /// <param name="optimizer">The optimizer whose learning rate moves.</param>
    /// <param name="spec">The schedule and its knobs.</param>
    /// <param name="plan">The run.</param>
    /// <param name="warmupEpochs">Epochs of linear warm-up, 0 for none; fractions count.</param>
    public TrainingSchedule(Optimizer optimizer, PartSpec spec, SchedulePlan plan, double warmupEpochs)
    {
        _optimizer = optimizer;
        (_main, _everyBatch, bool needsValidation) = spec.Build<ISchedule, (LRScheduler, bool, bool)>("schedule",
            (schedule, knobs) => (schedule.Create(optimizer, plan, knobs), schedule.StepsEveryBatch, schedule.NeedsValidation));
        if (needsValidation && !plan.HasValidation)
            throw new InputException($"the schedule {spec.Name} waits for the validation loss, and --validation 0 holds no images out: give a share, or another schedule");
        _warmupSteps = (int)Math.Round(warmupEpochs * plan.StepsPerEpoch);
        if (_warmupSteps == 0)
            return;
        if (_everyBatch)
            throw new InputException($"the schedule {spec.Name} warms up by itself: leave --warmup out");
        _warmup = LinearLR(optimizer, WarmupStart, 1, _warmupSteps);
    }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => _optimizer.ParamGroups.First().LearningRate;

    /// <summary>Moves on after one batch.</summary>
    public void AfterBatch()
    {
        if (_steps++ < _warmupSteps)
            _warmup!.step();
        if (_everyBatch)
            _main.step();
    }

    /// <summary>Moves on after one epoch.</summary>
    public void AfterEpoch(double? validationLoss)
    {
        if (!_everyBatch)
            Step(validationLoss);
    }

    /// <summary>Replays epochs that were trained before, so that the next step has the learning rate it would have had.</summary>
    public void Replay(IEnumerable<double?> validationLosses, int stepsPerEpoch)
    {
        foreach (double? loss in validationLosses)
        {
            for (int step = 0; step < stepsPerEpoch; step++)
                AfterBatch();
            AfterEpoch(loss);
        }
    }

    void Step(double? validationLoss)
    {
        if (_main is impl.ReduceLROnPlateau)
            _main.step(validationLoss!.Value);
        else
            _main.step();
    }
}
