namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Swings the rates between base_lr and max_lr, with momentum the other way; call step() after each batch.</summary>
            /// <param name="step_size_up">Steps of a rise; step_size_down those of a fall, -1 for as many.</param>
            /// <param name="mode">Swings of the same height, halved each cycle, or shrunk by gamma each step.</param>
            /// <param name="scale_fn">Height of a swing by cycle or step (scale_mode); overrides mode.</param>
            public static LRScheduler CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000,
                int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1.0, Func<double,
                double> scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle,
                bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1,
                bool verbose = false) =>
                new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode,
                    cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            /// <inheritdoc cref="CyclicLR(Optimizer, double, double, int, int, impl.CyclicLR.Mode, double, Func{double, double}, impl.CyclicLR.ScaleMode, bool, double, double, int, bool)"/>
            public static LRScheduler CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr,
                int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular,
                double gamma = 1.0, Func<double, double> scale_fn = null,
                impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true,
                IEnumerable<double> base_momentum = null, IEnumerable<double> max_momentum = null, int last_epoch = -1,
                bool verbose = false) =>
                new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode,
                    cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Cyclical rates (Smith 2017).</summary>
                public class CyclicLR : LRScheduler
                {
                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    /// <summary>What scale_fn is a function of: the cycle, from 1 on, or the step.</summary>
                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    readonly double _total_size;
                    readonly double _step_ratio;
                    readonly Func<double, double> _scale;
                    readonly ScaleMode _scale_mode;
                    readonly bool _cycle_momentum;
                    readonly List<double> _max_lrs;
                    readonly List<double> _base_momentum;
                    readonly List<double> _max_momentum;

                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000,
                        int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double,
                        double> scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Everywhere(optimizer, base_lr), Everywhere(optimizer, max_lr), step_size_up,
                            step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, Everywhere(optimizer,
                            base_momentum), Everywhere(optimizer, max_momentum), last_epoch, verbose)
                    { }

                    /// <exception cref="ArgumentException">An optimizer without momentum to cycle, a swing of no steps, or lists that do not fit the groups.</exception>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr,
                        int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0,
                        Func<double, double> scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        IEnumerable<double> base_momentum = null, IEnumerable<double> max_momentum = null, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(base_lr);
                        ArgumentNullException.ThrowIfNull(max_lr);
                        if (cycle_momentum && optimizer is not IMomentum)
                            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                        if (step_size_up <= 0 || step_size_down is not (-1 or > 0))
                            throw new ArgumentException($"Expected positive step sizes, but got {step_size_up} up and {step_size_down} down");

                        _total_size = step_size_up + (step_size_down == -1 ? step_size_up : (double)step_size_down);
                        _step_ratio = step_size_up / _total_size;
                        _base_lrs = PerGroup(base_lr, 0, nameof(base_lr));
                        _max_lrs = PerGroup(max_lr, 0, nameof(max_lr));
                        _base_momentum = PerGroup(base_momentum, 0.8, nameof(base_momentum));
                        _max_momentum = PerGroup(max_momentum, 0.9, nameof(max_momentum));
                        _cycle_momentum = cycle_momentum;
                        (_scale, _scale_mode) = scale_fn is not null ? (scale_fn, scale_mode) : mode switch
                        {
                            Mode.Triangular => (_ => 1, ScaleMode.Cycle),
                            Mode.Triangular2 => (cycle => Math.Pow(0.5, cycle - 1), ScaleMode.Cycle),
                            Mode.ExpRange => (step => Math.Pow(gamma, step), ScaleMode.Iterations),
                            _ => throw new ArgumentException($"mode {mode} is unknown!"),
                        };
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        double cycle = Math.Floor(1 + _last_epoch / _total_size);
                        double place = 1 + _last_epoch / _total_size - cycle;
                        double height = place <= _step_ratio ? place / _step_ratio : (place - 1) / (_step_ratio - 1);
                        height *= _scale(_scale_mode == ScaleMode.Cycle ? cycle : _last_epoch);

                        ILearningRateController[] groups = Groups;
                        for (int i = 0; _cycle_momentum && i < groups.Length; i++)
                            ((IMomentum)groups[i]).Momentum = _max_momentum[i] - (_max_momentum[i] - _base_momentum[i]) * height;
                        return groups.Select((_, i) => _base_lrs[i] + (_max_lrs[i] - _base_lrs[i]) * height);
                    }
                }
            }
        }
    }
}
