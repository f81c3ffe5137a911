namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>One rise of the rates to max_lr and one fall far below the start, with momentum the other way; call step() after each batch.</summary>
            /// <param name="total_steps">Steps of the whole cycle; -1 takes epochs * steps_per_epoch.</param>
            /// <param name="pct_start">Share of the steps that the rise takes, 0 to 1.</param>
            /// <param name="cycle_momentum">Drives the momentum, or the first beta, from max_momentum to base_momentum and back.</param>
            /// <param name="div_factor">The cycle starts at max_lr / div_factor.</param>
            /// <param name="final_div_factor">The cycle ends at its start / final_div_factor.</param>
            /// <param name="three_phase">Falls to the start symmetrically first, and then to the end.</param>
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1,
                int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000,
                bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                    cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <inheritdoc cref="OneCycleLR(Optimizer, double, int, int, int, double, impl.OneCycleLR.AnnealStrategy, bool, double, double, double, double, bool, int, bool)"/>
            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1,
                int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double> base_momentum = null, IEnumerable<double> max_momentum = null, double div_factor = 25,
                double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                    cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>The one-cycle policy (Smith and Topin 2018).</summary>
                public class OneCycleLR : LRScheduler
                {
                    /// <summary>The curve between two values: half a cosine, or a straight line.</summary>
                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    sealed record Phase(double End, List<double> FromRate, List<double> ToRate, List<double> FromMomentum,
                        List<double> ToMomentum);

                    readonly Phase[] _phases;
                    readonly int _total_steps;
                    readonly AnnealStrategy _strategy;
                    readonly bool _cycle_momentum;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95,
                        double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : this(optimizer, Everywhere(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start,
                            anneal_strategy, cycle_momentum, Everywhere(optimizer, base_momentum),
                            Everywhere(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    { }

                    /// <exception cref="ArgumentException">No number of steps, pct_start outside [0,1], an optimizer without momentum or betas to cycle, or lists that do not fit the groups.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true, IEnumerable<double> base_momentum = null,
                        IEnumerable<double> max_momentum = null, double div_factor = 25, double final_div_factor = 10000,
                        bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas))
                            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                        if (!(pct_start is >= 0 and <= 1))
                            throw new ArgumentException($"Expected float between 0 and 1 for pct_start, but got {pct_start}");
                        ArgumentNullException.ThrowIfNull(max_lr);

                        _total_steps = Steps(total_steps, epochs, steps_per_epoch);
                        _strategy = anneal_strategy;
                        _cycle_momentum = cycle_momentum;
                        List<double> top = PerGroup(max_lr, 0, nameof(max_lr));
                        List<double> start = [.. top.Select(rate => rate / div_factor)];
                        List<double> foot = [.. start.Select(rate => rate / final_div_factor)];
                        List<double> low = PerGroup(base_momentum, 0.85, nameof(base_momentum));
                        List<double> high = PerGroup(max_momentum, 0.95, nameof(max_momentum));
                        double peak = pct_start * _total_steps - 1, end = _total_steps - 1;
                        Phase rise = new(peak, start, top, high, low);
                        _phases = three_phase
                            ? [rise, new(2 * peak, top, start, low, high), new(end, start, foot, high, high)]
                            : [rise, new(end, top, foot, low, high)];
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total_steps)
                            throw new InvalidOperationException($"Tried to step {_last_epoch + 1} times. The specified number of total steps is {_total_steps}");

                        int current = Math.Min(_phases.Count(phase => phase.End < _last_epoch), _phases.Length - 1);
                        Phase phase = _phases[current];
                        double begin = current == 0 ? 0 : _phases[current - 1].End;
                        // A rise of no length is at its end.
                        double share = phase.End == begin ? 1 : (_last_epoch - begin) / (phase.End - begin);

                        ILearningRateController[] groups = Groups;
                        for (int i = 0; _cycle_momentum && i < groups.Length; i++)
                            SetMomentum(groups[i], Between(phase.FromMomentum[i], phase.ToMomentum[i], share));
                        return groups.Select((_, i) => Between(phase.FromRate[i], phase.ToRate[i], share));
                    }

                    double Between(double from, double to, double share) => _strategy == AnnealStrategy.Cos
                        ? to + (from - to) / 2 * (Math.Cos(Math.PI * share) + 1)
                        : (to - from) * share + from;

                    static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas) betas.Betas = (value, betas.Betas.Item2);
                        else if (group is IMomentum momentum) momentum.Momentum = value;
                    }

                    static int Steps(int total_steps, int epochs, int steps_per_epoch)
                    {
                        if (total_steps == -1 && epochs == -1 && steps_per_epoch == -1)
                            throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (total_steps != -1)
                            return Positive(total_steps, nameof(total_steps));
                        return checked(Positive(epochs, nameof(epochs)) * Positive(steps_per_epoch, nameof(steps_per_epoch)));
                    }

                    static int Positive(int value, string name)
                    {
                        if (value <= 0) throw new ArgumentException($"Expected positive integer {name}, but got {value}");
                        return value;
                    }
                }
            }
        }
    }
}
