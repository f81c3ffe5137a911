namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rate schedules, one file each; call step() after each epoch, or after each batch where the schedule says so.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of every group of an optimizer; the constructor of each schedule takes step 0.</summary>
            public abstract class LRScheduler
            {
                internal Optimizer _optimizer;
                internal int _last_epoch = -1;
                internal bool _verbose;
                internal IList<double> _last_lrs;
                internal IList<double> _base_lrs;
                protected int _step_count;

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                /// <summary>Goes on to the next epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to an epoch, by the closed form where the schedule has one; null is the next epoch.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    // Once a step and all at once: the rates of most schedules follow from the ones that are set.
                    Apply([.. Rates(epoch)]);
                }

                /// <summary>For schedules that watch a metric; the others pass it over.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates that were set last, one a group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The next rates from the ones that are set.</summary>
                protected virtual IEnumerable<double> get_lr() => Scaled(1);

                /// <summary>The rates of epoch _last_epoch from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                internal virtual IEnumerable<double> Rates(int? epoch) => epoch.HasValue ? get_closed_form_lr() : get_lr();

                internal ILearningRateController[] Groups => [.. _optimizer.ParamGroups];

                internal IEnumerable<double> Scaled(double factor) =>
                    _optimizer.ParamGroups.Select(group => group.LearningRate * factor);

                internal IEnumerable<double> FromInitial(double factor) => _base_lrs.Select(rate => rate * factor);

                /// <summary>One value a group, from a list of as many or null for the same default everywhere.</summary>
                internal List<double> PerGroup(IEnumerable<double> values, double fallback, string name)
                {
                    int groups = _optimizer.ParamGroups.Count();
                    List<double> list = [.. values ?? Enumerable.Repeat(fallback, groups)];
                    if (list.Count != groups)
                        throw new ArgumentException($"Expected {groups} {name}, one a parameter group, but got {list.Count}");
                    return list;
                }

                internal static double[] Everywhere(Optimizer optimizer, double value) =>
                    [.. Enumerable.Repeat(value, optimizer?.ParamGroups.Count() ?? 0)];

                void Apply(double[] rates)
                {
                    ILearningRateController[] groups = Groups;
                    for (int i = 0; i < _base_lrs.Count; i++)
                    {
                        groups[i].LearningRate = rates[i];
                        if (_verbose && _last_lrs[i] != rates[i]) Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        _last_lrs[i] = rates[i];
                    }
                }
            }
        }
    }
}
