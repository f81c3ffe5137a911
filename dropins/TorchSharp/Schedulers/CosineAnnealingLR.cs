namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lets the rates fall from the initial ones to eta_min along half a cosine of T_max epochs, and rise again (SGDR without restarts).</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0,
                int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = eta_min + (initial - eta_min) * (1 + cos(pi * epoch / T_max)) / 2 (Loshchilov and Hutter 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    readonly double _T_max;
                    readonly double _eta_min;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _T_max = T_max;
                        _eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Scaled(1);
                        ILearningRateController[] groups = Groups;
                        // At the foot of the cosine the ratio below is 0 / 0: the first step up is written out.
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0)
                            return groups.Select((group,
                                i) => group.LearningRate + (_base_lrs[i] - _eta_min) * (1 - Math.Cos(Math.PI / _T_max)) / 2);

                        double ratio = Height(_last_epoch) / Height(_last_epoch - 1);
                        return groups.Select(group => ratio * (group.LearningRate - _eta_min) + _eta_min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(rate => _eta_min + (rate - _eta_min) * Height(_last_epoch) / 2);

                    double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / _T_max);
                }
            }
        }
    }
}
