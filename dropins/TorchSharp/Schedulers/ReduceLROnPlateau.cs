namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lowers the rates once a metric has not improved for more than patience epochs; call step(metric).</summary>
            /// <param name="mode">"min" for a loss, "max" for an accuracy.</param>
            /// <param name="threshold_mode">"rel": better by that share of the best; "abs": better by that much.</param>
            /// <param name="cooldown">Epochs after a reduction in which bad ones are not counted.</param>
            /// <param name="min_lr">Lower bounds: none, one for all groups, or one a group.</param>
            /// <param name="eps">A reduction by less than this is left out.</param>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1,
                int patience = 10, double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0,
                IList<double> min_lr = null, double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps,
                    verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the rates by factor when the metric stands still. A NaN metric counts as no improvement.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    readonly bool _minimize;
                    readonly bool _relative;
                    readonly double _factor;
                    readonly int _patience;
                    readonly double _threshold;
                    readonly int _cooldown;
                    readonly List<double> _min_lrs;
                    readonly double _eps;
                    double _best;
                    int _bad_epochs;
                    int _cooldown_left;

                    /// <exception cref="ArgumentException">A factor of 1 or more, an unknown mode, or bounds that do not fit the groups.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                        double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0, IList<double> min_lr = null,
                        double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (!(factor < 1)) throw new ArgumentException("Factor should be < 1.0");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"mode {mode} is unknown!");
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"threshold mode {threshold_mode} is unknown!");

                        _minimize = mode == "min";
                        _relative = threshold_mode == "rel";
                        _factor = factor;
                        _patience = patience;
                        _threshold = threshold;
                        _cooldown = cooldown;
                        _min_lrs = min_lr is null or { Count: 0 or 1 } ? PerGroup(null, min_lr?.FirstOrDefault() ?? 0,
                            nameof(min_lr)) : PerGroup(min_lr, 0, nameof(min_lr));
                        _eps = eps;
                        _best = _minimize ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        bool better = IsBetter(current);
                        if (better) _best = current;
                        _bad_epochs = better ? 0 : _bad_epochs + 1;

                        if (_cooldown_left > 0)
                        {
                            _cooldown_left--;
                            _bad_epochs = 0;
                        }
                        if (_bad_epochs <= _patience) return;
                        Reduce();
                        _cooldown_left = _cooldown;
                        _bad_epochs = 0;
                    }

                    public override void step() =>
                        throw new InvalidOperationException("step() should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    public override void step(int? epoch) =>
                        throw new InvalidOperationException("step(int?) should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    bool IsBetter(double value) => (_minimize, _relative) switch
                    {
                        (true, true) => value < _best * (1 - _threshold),
                        (true, false) => value < _best - _threshold,
                        (false, true) => value > _best * (1 + _threshold),
                        (false, false) => value > _best + _threshold,
                    };

                    void Reduce()
                    {
                        ILearningRateController[] groups = Groups;
                        for (int i = 0; i < groups.Length; i++)
                        {
                            double before = groups[i].LearningRate, after = Math.Max(before * _factor, _min_lrs[i]);
                            if (before - after <= _eps) continue;
                            groups[i].LearningRate = after;
                            _last_lrs[i] = after;
                            if (_verbose) Console.WriteLine($"Epoch {_last_epoch}: reducing learning rate of group {i} to {after:g4}.");
                        }
                    }
                }
            }
        }
    }
}
