using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => Aten.sin.Tensor(this);
        public Tensor sin_() => Aten.sin_.Self(this);
        public Tensor cos() => Aten.cos.Tensor(this);
        public Tensor cos_() => Aten.cos_.Self(this);
        public Tensor tan() => Aten.tan.Tensor(this);
        public Tensor tan_() => Aten.tan_.Self(this);
        public Tensor asin() => Aten.asin.Tensor(this);
        public Tensor asin_() => Aten.asin_.Self(this);
        public Tensor acos() => Aten.acos.Tensor(this);
        public Tensor acos_() => Aten.acos_.Self(this);
        public Tensor atan() => Aten.atan.Tensor(this);
        public Tensor atan_() => Aten.atan_.Self(this);
        public Tensor sinh() => Aten.sinh.Tensor(this);
        public Tensor sinh_() => Aten.sinh_.Self(this);
        public Tensor cosh() => Aten.cosh.Tensor(this);
        public Tensor cosh_() => Aten.cosh_.Self(this);
        public Tensor tanh() => Aten.tanh.Tensor(this);
        public Tensor tanh_() => Aten.tanh_.Self(this);
        public Tensor asinh() => Aten.asinh.Tensor(this);
        public Tensor asinh_() => Aten.asinh_.Self(this);
        public Tensor acosh() => Aten.acosh.Tensor(this);
        public Tensor acosh_() => Aten.acosh_.Self(this);
        public Tensor atanh() => Aten.atanh.Tensor(this);
        public Tensor atanh_() => Aten.atanh_.Self(this);
        public Tensor sinc() => Aten.sinc.Tensor(this);
        public Tensor sinc_() => Aten.sinc_.Self(this);
        public Tensor arcsin() => Aten.arcsin.Tensor(this);
        public Tensor arcsin_() => Aten.arcsin_.Self(this);
        public Tensor arccos() => Aten.arccos.Tensor(this);
        public Tensor arccos_() => Aten.arccos_.Self(this);
        public Tensor arctan() => Aten.arctan.Tensor(this);
        public Tensor arctan_() => Aten.arctan_.Self(this);
        public Tensor arcsinh() => Aten.arcsinh.Tensor(this);
        public Tensor arcsinh_() => Aten.arcsinh_.Self(this);
        public Tensor arccosh() => Aten.arccosh.Tensor(this);
        public Tensor arccosh_() => Aten.arccosh_.Self(this);
        public Tensor arctanh() => Aten.arctanh.Tensor(this);
        public Tensor arctanh_() => Aten.arctanh_.Self(this);
        public Tensor atan2(Tensor other) => Aten.atan2.Tensor(this, other);
        public Tensor atan2_(Tensor other) => Aten.atan2_.Self(this, other);
        public Tensor hypot(Tensor other) => Aten.hypot.Tensor(this, other);
    }
}
