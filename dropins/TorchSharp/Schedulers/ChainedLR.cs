namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Steps several schedules at once: their factors multiply.</summary>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) => new impl.ChainedLR(schedulers);

            public static partial class impl
            {
                /// <summary>Schedules of one optimizer that step together, in the order given.</summary>
                public class ChainedLR : LRScheduler
                {
                    readonly LRScheduler[] _schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers) : this([.. schedulers]) { }

                    ChainedLR(LRScheduler[] schedulers) : base(Shared(schedulers)) => _schedulers = schedulers;

                    internal override IEnumerable<double> Rates(int? epoch)
                    {
                        foreach (LRScheduler scheduler in _schedulers)
                        {
                            if (epoch.HasValue) scheduler.step(epoch);
                            else scheduler.step();
                        }
                        return Scaled(1);
                    }

                    static Optimizer Shared(LRScheduler[] schedulers)
                    {
                        if (schedulers.Length == 0) throw new ArgumentException("ChainedLR expects at least one scheduler.");
                        Optimizer optimizer = schedulers[0]._optimizer;
                        if (!schedulers.All(scheduler => scheduler._optimizer == optimizer))
                            throw new ArgumentException("ChainedLR expects all its schedulers to be bound to the same optimizer.");
                        return optimizer;
                    }
                }
            }
        }
    }
}
