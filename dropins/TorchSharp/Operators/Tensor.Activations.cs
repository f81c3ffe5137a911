using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => Aten.relu.Tensor(this);
        public Tensor relu_() => Aten.relu_.Self(this);
        public Tensor relu6() => Aten.relu6.Tensor(this);
        public Tensor relu6_() => Aten.relu6_.Self(this);
        public Tensor sigmoid() => Aten.sigmoid.Tensor(this);
        public Tensor sigmoid_() => Aten.sigmoid_.Self(this);
        public Tensor silu() => Aten.silu.Tensor(this);
        public Tensor silu_() => Aten.silu_.Self(this);
        public Tensor selu() => Aten.selu.Tensor(this);
        public Tensor selu_() => Aten.selu_.Self(this);
        public Tensor hardsigmoid() => Aten.hardsigmoid.Tensor(this);
        public Tensor hardsigmoid_() => Aten.hardsigmoid_.Self(this);
        public Tensor hardswish() => Aten.hardswish.Tensor(this);
        public Tensor hardswish_() => Aten.hardswish_.Self(this);
        public Tensor celu() => Aten.celu.Tensor(this);
        public Tensor celu_() => Aten.celu_.Self(this);
        public Tensor gelu() => Aten.gelu.Tensor(this);
        public Tensor gelu_() => Aten.gelu_.Self(this);
        public Tensor celu(Scalar alpha) => Aten.celu.Tensor(this, alpha);
        public Tensor elu(double alpha = 1) => Aten.elu.Tensor(this, (Scalar)alpha);
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.elu.Tensor(this, alpha, scale, input_scale);
        public Tensor leaky_relu(Scalar negative_slope) => Aten.leaky_relu.Tensor(this, negative_slope);
        public Tensor hardtanh(Scalar min, Scalar max) => Aten.hardtanh.Tensor(this, min, max);
        public Tensor threshold(Scalar threshold, Scalar value) => Aten.threshold.Tensor(this, threshold, value);

        public Tensor rrelu(double lower = 0.125, double upper = 0.3333333333333333) =>
            Aten.rrelu.Tensor(this, (Scalar)lower, (Scalar)upper);

        public Tensor celu_(Scalar alpha) => Aten.celu_.Self(this, alpha);
        public Tensor elu_(double alpha = 1) => Aten.elu_.Self(this, (Scalar)alpha);
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Aten.elu_.Self(this, alpha, scale, input_scale);
        public Tensor leaky_relu_(Scalar negative_slope) => Aten.leaky_relu_.Self(this, negative_slope);
        public Tensor hardtanh_(Scalar min, Scalar max) => Aten.hardtanh_.Self(this, min, max);
        public Tensor threshold_(Scalar threshold, Scalar value) => Aten.threshold_.Self(this, threshold, value);

        public Tensor rrelu_(double lower = 0.125, double upper = 0.3333333333333333) =>
            Aten.rrelu_.Self(this, (Scalar)lower, (Scalar)upper);

        public Tensor prelu(Tensor target) => Aten.prelu.Tensor(this, target);
        public Tensor glu(long dim = -1) => Aten.glu.Tensor(this, dim);
        public Tensor log_sigmoid() => Aten.log_sigmoid.Tensor(this);

        public Tensor softplus(double beta = 1, double threshold = 20) =>
            Aten.softplus.Tensor(this, (Scalar)beta, (Scalar)threshold);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax_int.Tensor(this, dim, dtype);
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax_int.Tensor(this, dim, dtype);
    }
}
