namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the initial rates by a function of the epoch.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1,
                bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>rate = initial * lr_lambda(epoch); one function for all groups, or one a group.</summary>
                public class LambdaLR : LRScheduler
                {
                    readonly Func<int, double>[] _lr_lambdas;

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer?.ParamGroups.Count() ?? 0), last_epoch,
                            verbose)
                    { }

                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = [.. lr_lambdas];
                        if (_lr_lambdas.Length != _base_lrs.Count)
                            throw new ArgumentException($"Expected {_base_lrs.Count} lr_lambdas, but got {_lr_lambdas.Length}");
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => _base_lrs.Select((rate,
                        i) => rate * _lr_lambdas[i](_last_epoch));
                }
            }
        }
    }
}
