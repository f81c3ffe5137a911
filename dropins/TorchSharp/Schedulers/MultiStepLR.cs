namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the rates by gamma at each milestone; one that is listed twice counts twice.</summary>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1,
                int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * gamma^(number of milestones passed).</summary>
                public class MultiStepLR : LRScheduler
                {
                    readonly int[] _milestones;
                    readonly double _gamma;

                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = [.. milestones];
                        _gamma = gamma;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(Math.Pow(_gamma,
                        _milestones.Count(milestone => milestone == _last_epoch)));

                    protected override IEnumerable<double> get_closed_form_lr() => FromInitial(Math.Pow(_gamma,
                        _milestones.Count(milestone => milestone <= _last_epoch)));
                }
            }
        }
    }
}
