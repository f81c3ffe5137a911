using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => Aten.clone.Tensor(this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.Self(this, source, nonBlocking);
        public Tensor fill_(Scalar value) => Aten.fill__Scalar.Self(this, value);
        public Tensor zero_() => Aten.zero_.Self(this);
        public Tensor set_(Tensor source) => Aten.set__source_Tensor.Self(this, source);

        public Tensor zeros_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.zeros_like.Tensor(this, dtype, Arg.None, device).with_requires_grad(requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.ones_like.Tensor(this, dtype, Arg.None, device).with_requires_grad(requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.empty_like.Tensor(this, dtype, Arg.None, device).with_requires_grad(requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
            Aten.full_like.Tensor(this, value, dtype, Arg.None, device).with_requires_grad(requires_grad);
    }
}
