using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor running_mean, Tensor running_var, Tensor weight = null,
                Tensor bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05)
            {
                if (training)
                    RequireSeveralValues(input);
                return Aten.batch_norm.Tensor(input, weight, bias, running_mean, running_var, training, momentum, eps, false);
            }

            public static Tensor instance_norm(Tensor input, Tensor running_mean = null, Tensor running_var = null,
                Tensor weight = null, Tensor bias = null, bool use_input_stats = true, double momentum = 0.1,
                double eps = 1e-05) =>
                Aten.instance_norm.Tensor(
                    input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, false);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor weight = null, Tensor bias = null,
                double eps = 1e-05) => Aten.layer_norm.Tensor(input, normalized_shape, weight, bias, eps, false);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor weight = null, Tensor bias = null,
                double eps = 1e-05) => Aten.group_norm.Tensor(input, num_groups, weight, bias, eps, false);

            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75,
                double k = 1)
            {
                if (input.ndim < 3)
                    throw new ArgumentException($"Invalid number of dimensions for LocalResponseNorm argument: {input.ndim}");
                if (input.NumberOfElements == 0)
                    return input.alias();
                long[] shape = input.shape;
                using DisposeScope scope = NewDisposeScope();
                // The channels become the depth of a volume, so that one pooling averages over neighbours.
                Tensor volume = input.mul(input).view(shape[0], 1, shape[1], shape[2], -1);
                Tensor means = Aten.avg_pool3d.Tensor(
                    pad(volume, (long[])[0, 0, 0, 0, size / 2, (size - 1) / 2]), (long[])[size, 1, 1], Ones3);
                Tensor divisor = means.view(shape).mul(alpha).add(k).pow(beta);
                return input.div(divisor).MoveToOuterDisposeScope();
            }

            static readonly long[] Ones3 = [1, 1, 1];

            // One value for a channel has no variance, and libtorch would go on with NaN.
            static void RequireSeveralValues(Tensor input)
            {
                long[] shape = input.shape;
                if (input.NumberOfElements == shape[1])
                {
                    throw new ExternalException(
                        $"Expected more than 1 value per channel when training, got input size [{string.Join(", ", shape)}]");
                }
            }
        }
    }
}
