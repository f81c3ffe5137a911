namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rates by factor for the first total_iters epochs.</summary>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5,
                int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * factor up to epoch total_iters, from there on the initial one.</summary>
                public class ConstantLR : LRScheduler
                {
                    readonly double _factor;
                    readonly int _total_iters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Scaled(_factor);
                        return Scaled(_last_epoch == _total_iters ? 1 / _factor : 1);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(_last_epoch >= _total_iters ? 1 : _factor);
                }
            }
        }
    }
}
