using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The class index that PyTorch leaves out by default.</summary>
            internal const long IgnoreIndex = -100;

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor weight = null, long ignore_index = IgnoreIndex,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) => Aten.cross_entropy_loss.Tensor(
                    input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor weight = null,
                Reduction reduction = Reduction.Mean) =>
                    Aten.nll_loss_nd.Tensor(input, target, weight, (long)reduction, IgnoreIndex);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.mse_loss.Tensor(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.l1_loss.Tensor(input, target, (long)reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean,
                double beta = 1) => Aten.smooth_l1_loss.Tensor(input, target, (long)reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1,
                Reduction reduction = Reduction.Mean) => Aten.huber_loss.Tensor(input, target, (long)reduction, delta);

            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor weight = null,
                Reduction reduction = Reduction.Mean)
            {
                RequireSameShape(input, target);
                return Aten.binary_cross_entropy.Tensor(input, target, weight, (long)reduction);
            }

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight = null,
                Reduction reduction = Reduction.Mean, Tensor pos_weights = null)
            {
                RequireSameShape(input, target);
                return Aten.binary_cross_entropy_with_logits.Tensor(input, target, weight, pos_weights, (long)reduction);
            }

            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true,
                Reduction reduction = Reduction.Mean) => Aten.kl_div.Tensor(input, target, (long)reduction, log_target);

            // libtorch would broadcast the two, and train on something else.
            static void RequireSameShape(Tensor input, Tensor target)
            {
                if (input.shape.AsSpan().SequenceEqual(target.shape))
                    return;
                throw new ExternalException($"the target's shape [{string.Join(", ", target.shape)}] must be the same as"
                    + $" the input's [{string.Join(", ", input.shape)}]");
            }
        }
    }
}
