using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients alike so that their common norm stays within max_norm; returns the norm.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                Tensor[] gradients = Gradients(tensors);
                if (gradients.Length == 0)
                    return 0;
                Tensor norms = stack(Aten._foreach_norm_Scalar.Many(gradients, norm_type));
                Tensor total = Aten.linalg_vector_norm.Tensor(norms, norm_type);
                double factor = total.add(1e-6).reciprocal().mul(max_norm).ToDouble();
                // A NaN must reach the gradients, as in PyTorch.
                if (!(factor >= 1))
                    Aten._foreach_mul__Scalar.Run(gradients, factor);
                return total.ToDouble();
            }

            /// <summary>Cuts every value of every gradient off at ±clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                foreach (Tensor gradient in Gradients(tensors))
                    gradient.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters as one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using DisposeScope scope = NewDisposeScope();
                var parts = new List<Tensor>();
                foreach (Parameter parameter in tensors)
                    parts.Add(parameter.reshape(-1));
                return cat(parts).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a vector into parameters, one after the other.</summary>
            /// <exception cref="ArgumentException">The vector does not hold as many values as the parameters.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                var parameters = tensors.ToList();
                long needed = parameters.Sum(parameter => parameter.NumberOfElements);
                if (vec.NumberOfElements != needed)
                    throw new ArgumentException($"the vector holds {vec.NumberOfElements} values, the parameters {needed}");
                long start = 0;
                foreach (Parameter parameter in parameters)
                {
                    long length = parameter.NumberOfElements;
                    parameter.copy_(vec.narrow(0, start, length).view(parameter.shape));
                    start += length;
                }
            }

            static Tensor[] Gradients(IEnumerable<Parameter> parameters)
            {
                var gradients = new List<Tensor>();
                foreach (Parameter parameter in parameters)
                    if (parameter.grad is { } gradient)
                        gradients.Add(gradient);
                return [.. gradients];
            }
        }
    }
}
