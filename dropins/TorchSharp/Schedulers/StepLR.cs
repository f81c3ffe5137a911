namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rates by gamma every step_size epochs.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1,
                bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * gamma^(epoch / step_size), whole division.</summary>
                public class StepLR : LRScheduler
                {
                    readonly int _step_size;
                    readonly double _gamma;

                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size <= 0)
                            throw new ArgumentException($"Expected positive integer step_size, but got {step_size}");
                        _step_size = step_size;
                        _gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Scaled(_last_epoch != 0 && _last_epoch % _step_size == 0 ? _gamma : 1);

                    protected override IEnumerable<double> get_closed_form_lr() => FromInitial(Math.Pow(_gamma,
                        _last_epoch / _step_size));
                }
            }
        }
    }
}
