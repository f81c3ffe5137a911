namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Moves the rates' factor in a straight line from start_factor to end_factor within total_iters epochs: a warm-up.</summary>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0,
                int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * (start_factor + (end_factor - start_factor) * min(epoch, total_iters) / total_iters).</summary>
                public class LinearLR : LRScheduler
                {
                    readonly double _start_factor;
                    readonly double _end_factor;
                    readonly int _total_iters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0,
                        int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _start_factor = start_factor;
                        _end_factor = end_factor;
                        _total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Scaled(_start_factor);
                        if (_last_epoch > _total_iters) return Scaled(1);
                        double rise = _end_factor - _start_factor;
                        return Scaled(1 + rise / (_total_iters * _start_factor + (_last_epoch - 1) * rise));
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        FromInitial(_start_factor + (_end_factor - _start_factor) * Math.Min(_total_iters,
                            _last_epoch) / _total_iters);
                }
            }
        }
    }
}
