using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor copysign(Tensor other) => Aten.copysign_Tensor.Tensor(this, other);
        public Tensor fmax(Tensor other) => Aten.fmax.Tensor(this, other);
        public Tensor fmin(Tensor other) => Aten.fmin.Tensor(this, other);
        public Tensor maximum(Tensor other) => Aten.maximum.Tensor(this, other);
        public Tensor minimum(Tensor other) => Aten.minimum.Tensor(this, other);
        public Tensor logaddexp(Tensor other) => Aten.logaddexp.Tensor(this, other);
        public Tensor heaviside(Tensor other) => Aten.heaviside.Tensor(this, other);
    }
}
