using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device device = null,
            ScalarType? dtype = null) => new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A layer over parameters that exist: weight [out,in], bias [out] or null.</summary>
        public static Linear Linear(Parameter weight, Parameter bias = null) => new(weight, bias);

        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor bias = null) =>
                Aten.linear.Tensor(input, weights, bias);
        }
    }
}
