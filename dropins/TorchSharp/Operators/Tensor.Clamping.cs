using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clamp(Tensor min = null, Tensor max = null) => Aten.clamp_Tensor.Tensor(this, min, max);
        public Tensor clamp_(Tensor min = null, Tensor max = null) => Aten.clamp__Tensor.Self(this, min, max);
        public Tensor clamp(Scalar min = null, Scalar max = null) => Aten.clamp.Tensor(this, min, max);
        public Tensor clamp_(Scalar min = null, Scalar max = null) => Aten.clamp_.Self(this, min, max);
        public Tensor clip(Scalar min = null, Scalar max = null) => Aten.clip.Tensor(this, min, max);
        public Tensor clamp_min(Scalar min) => Aten.clamp_min.Tensor(this, min);
        public Tensor clamp_min_(Scalar min) => Aten.clamp_min_.Self(this, min);
        public Tensor clamp_max(Scalar max) => Aten.clamp_max.Tensor(this, max);
        public Tensor clamp_max_(Scalar max) => Aten.clamp_max_.Self(this, max);
    }
}
