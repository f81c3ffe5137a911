using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers as functions. Those with inplace change their input and return a second handle to it.</summary>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => (inplace ? Aten.relu_ : Aten.relu).Tensor(x);

            public static Tensor relu6(Tensor x, bool inplace = false) => (inplace ? Aten.relu6_ : Aten.relu6).Tensor(x);

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                (inplace ? Aten.leaky_relu_ : Aten.leaky_relu).Tensor(input, negative_slope);

            public static Tensor prelu(Tensor input, Tensor weight) => Aten.prelu.Tensor(input, weight);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) =>
                (inplace ? Aten.elu_ : Aten.elu).Tensor(x, alpha);

            public static Tensor selu(Tensor x, bool inplace = false) => (inplace ? Aten.selu_ : Aten.selu).Tensor(x);

            public static Tensor celu(Tensor x, double alpha, bool inplace = false) =>
                (inplace ? Aten.celu_ : Aten.celu).Tensor(x, alpha);

            public static Tensor gelu(Tensor x) => Aten.gelu.Tensor(x);

            public static Tensor gelu(Tensor x, bool inplace) => (inplace ? Aten.gelu_ : Aten.gelu).Tensor(x);

            public static Tensor silu(Tensor x, bool inplace = false) => (inplace ? Aten.silu_ : Aten.silu).Tensor(x);

            public static Tensor mish(Tensor x, bool inplace = false) => (inplace ? Aten.mish_ : Aten.mish).Tensor(x);

            public static Tensor sigmoid(Tensor x) => Aten.sigmoid.Tensor(x);

            public static Tensor sigmoid(Tensor x, bool inplace) => (inplace ? Aten.sigmoid_ : Aten.sigmoid).Tensor(x);

            public static Tensor tanh(Tensor x, bool inplace = false) => (inplace ? Aten.tanh_ : Aten.tanh).Tensor(x);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) =>
                (inplace ? Aten.hardtanh_ : Aten.hardtanh).Tensor(x, min_val, max_val);

            public static Tensor hardsigmoid(Tensor input, bool inplace = false) =>
                (inplace ? Aten.hardsigmoid_ : Aten.hardsigmoid).Tensor(input);

            public static Tensor hardswish(Tensor input, bool inplace = false) =>
                (inplace ? Aten.hardswish_ : Aten.hardswish).Tensor(input);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) =>
                Aten.softplus.Tensor(x, beta, threshold);

            public static Tensor softsign(Tensor x, bool inplace = false)
            {
                using Tensor magnitude = Aten.abs.Tensor(x);
                using Tensor divisor = Aten.add_Scalar.Tensor(magnitude, 1L);
                return (inplace ? Aten.div__Tensor : Aten.div_Tensor).Tensor(x, divisor);
            }

            public static Tensor logsigmoid(Tensor x) => Aten.log_sigmoid.Tensor(x);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) =>
                Aten.softmax_int.Tensor(input, dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => Aten.log_softmax_int.Tensor(x, dim);

            public static Tensor softmin(Tensor x, long dim)
            {
                using Tensor negative = Aten.neg.Tensor(x);
                return Aten.softmax_int.Tensor(negative, dim);
            }

            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) =>
                (inplace ? Aten.threshold_ : Aten.threshold).Tensor(x, threshold, value);

            public static Tensor glu(Tensor input, long dim = -1) => Aten.glu.Tensor(input, dim);
        }
    }
}
