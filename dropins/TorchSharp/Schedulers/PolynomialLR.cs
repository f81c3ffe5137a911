namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets the rates fall to zero within total_iters epochs along a polynomial; power 1 is a straight line.</summary>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1,
                int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * (1 - min(epoch, total_iters) / total_iters)^power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    readonly double _total_iters;
                    readonly double _power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _total_iters = total_iters;
                        _power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0 || _last_epoch > _total_iters) return Scaled(1);
                        double now = 1 - _last_epoch / _total_iters, before = 1 - (_last_epoch - 1) / _total_iters;
                        return Scaled(Math.Pow(now / before, _power));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(Math.Pow(1 - Math.Min(_total_iters, _last_epoch) / _total_iters, _power));
                }
            }
        }
    }
}
