using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Fills tensors in place, without a record for gradients, drawing as PyTorch draws.</summary>
        public static partial class init
        {
            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using IDisposable recording = no_grad();
                return tensor.fill_(val);
            }

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException($"eye_ takes a tensor of 2 dimensions, not {tensor.ndim}");
                using IDisposable recording = no_grad();
                using Tensor alias = Aten.eye_m_out.Tensor(tensor.size(0), tensor.size(1), tensor);
                return tensor;
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator generator = null)
            {
                using IDisposable recording = no_grad();
                return Aten.uniform_.Self(tensor, low, high, generator);
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator generator = null)
            {
                using IDisposable recording = no_grad();
                return Aten.normal_.Self(tensor, mean, std, generator);
            }

            /// <summary>Normal, with the tails outside a and b redrawn, by the inverse of the distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2,
                Generator generator = null)
            {
                using IDisposable recording = no_grad();
                double low = NormalCdf((a - mean) / std), high = NormalCdf((b - mean) / std);
                Aten.uniform_.Run(tensor, 2 * low - 1, 2 * high - 1, generator);
                return tensor.erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);
            }

            /// <summary>Glorot and Bengio 2010: uniform within ±gain * sqrt(6 / (fan in + fan out)).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                double bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Glorot and Bengio 2010: normal with deviation gain * sqrt(2 / (fan in + fan out)).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) =>
                normal_(tensor, 0, XavierDeviation(tensor, gain));

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>He 2015: uniform within ±gain * sqrt(3 / fan); a is the slope of a leaky ReLU.</summary>
            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                double bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>He 2015: normal with deviation gain / sqrt(fan); a is the slope of a leaky ReLU.</summary>
            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>How layers start their bias: uniform within ±1/sqrt(fan in of the weight).</summary>
            internal static void UniformByFanIn(Tensor bias, Tensor weight)
            {
                (long fanIn, _) = CalculateFanInAndFanOut(weight);
                if (fanIn == 0)
                    return;
                double bound = 1 / Math.Sqrt(fanIn);
                uniform_(bias, -bound, bound);
            }

            static double XavierDeviation(Tensor tensor, double gain)
            {
                (long fanIn, long fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity) =>
                calculate_gain(nonlinearity, a) / Math.Sqrt(Fan(tensor, mode));

            static double NormalCdf(double x)
            {
                using Tensor value = tensor(x / Math.Sqrt(2), ScalarType.Float64);
                using Tensor erf = value.erf();
                return (1 + erf.item<double>()) / 2;
            }
        }
    }
}
