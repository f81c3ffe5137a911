namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Runs schedules one after another, each from its milestone on: a warm-up and then a decay, for instance.</summary>
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers,
                IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            public static partial class impl
            {
                /// <summary>Schedule i is in charge from milestones[i-1] on, where it restarts at its own epoch 0.</summary>
                public class SequentialLR : LRScheduler
                {
                    readonly LRScheduler[] _schedulers;
                    readonly int[] _milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones,
                        int last_epoch = -1) : base(optimizer, last_epoch + 1, false)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (!_schedulers.All(scheduler => scheduler._optimizer == optimizer))
                            throw new ArgumentException("SequentialLR expects all its schedulers to be bound to the same optimizer.");
                        if (_milestones.Length != _schedulers.Length - 1)
                            throw new ArgumentException($"SequentialLR expects a milestone between two schedulers each: "
                                + $"received {_schedulers.Length} schedulers and {_milestones.Length} milestones.");

                        // Each schedule took its step 0 when it was made: undo them all, then take the first one's again.
                        foreach (ILearningRateController group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (LRScheduler scheduler in _schedulers) scheduler._last_epoch--;
                        _schedulers[0].step();
                        _last_lrs = [.. _schedulers[0]._last_lrs];
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        int current = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (current > 0 && _milestones[current - 1] == _last_epoch)
                            _schedulers[current].step(0);
                        else
                            _schedulers[current].step();
                        return Scaled(1);
                    }
                }
            }
        }
    }
}
