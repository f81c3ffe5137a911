namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the current rates by a function of the epoch.</summary>
            public static LRScheduler MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = rate before * lr_lambda(epoch) from epoch 1 on; one function for all groups, or one a group.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    readonly Func<int, double>[] _lr_lambdas;

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                        bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer?.ParamGroups.Count() ?? 0), last_epoch,
                            verbose)
                    { }

                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = [.. lr_lambdas];
                        if (_lr_lambdas.Length != _base_lrs.Count)
                            throw new ArgumentException($"Expected {_base_lrs.Count} lr_lambdas, but got {_lr_lambdas.Length}");
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        _last_epoch > 0 ? Groups.Select((group,
                            i) => group.LearningRate * _lr_lambdas[i](_last_epoch)) : Scaled(1);
                }
            }
        }
    }
}
