namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rates by gamma every epoch.</summary>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1,
                bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * gamma^epoch.</summary>
                public class ExponentialLR : LRScheduler
                {
                    readonly double _gamma;

                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(_last_epoch == 0 ? 1 : _gamma);

                    protected override IEnumerable<double> get_closed_form_lr() => FromInitial(Math.Pow(_gamma, _last_epoch));
                }
            }
        }
    }
}
