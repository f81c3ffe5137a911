using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.abs.Tensor(this);
        public Tensor abs_() => Aten.abs_.Self(this);
        public Tensor ceil() => Aten.ceil.Tensor(this);
        public Tensor ceil_() => Aten.ceil_.Self(this);
        public Tensor exp() => Aten.exp.Tensor(this);
        public Tensor exp_() => Aten.exp_.Self(this);
        public Tensor exp2() => Aten.exp2.Tensor(this);
        public Tensor expm1() => Aten.expm1.Tensor(this);
        public Tensor expm1_() => Aten.expm1_.Self(this);
        public Tensor floor() => Aten.floor.Tensor(this);
        public Tensor floor_() => Aten.floor_.Self(this);
        public Tensor frac() => Aten.frac.Tensor(this);
        public Tensor frac_() => Aten.frac_.Self(this);
        public Tensor log() => Aten.log.Tensor(this);
        public Tensor log_() => Aten.log_.Self(this);
        public Tensor log10() => Aten.log10.Tensor(this);
        public Tensor log10_() => Aten.log10_.Self(this);
        public Tensor log1p() => Aten.log1p.Tensor(this);
        public Tensor log1p_() => Aten.log1p_.Self(this);
        public Tensor log2() => Aten.log2.Tensor(this);
        public Tensor log2_() => Aten.log2_.Self(this);
        public Tensor neg() => Aten.neg.Tensor(this);
        public Tensor neg_() => Aten.neg_.Self(this);
        public Tensor reciprocal() => Aten.reciprocal.Tensor(this);
        public Tensor reciprocal_() => Aten.reciprocal_.Self(this);
        public Tensor rsqrt() => Aten.rsqrt.Tensor(this);
        public Tensor rsqrt_() => Aten.rsqrt_.Self(this);
        public Tensor sgn() => Aten.sgn.Tensor(this);
        public Tensor sgn_() => Aten.sgn_.Self(this);
        public Tensor sign() => Aten.sign.Tensor(this);
        public Tensor sign_() => Aten.sign_.Self(this);
        public Tensor sqrt() => Aten.sqrt.Tensor(this);
        public Tensor sqrt_() => Aten.sqrt_.Self(this);
        public Tensor square() => Aten.square.Tensor(this);
        public Tensor trunc() => Aten.trunc.Tensor(this);
        public Tensor trunc_() => Aten.trunc_.Self(this);
        public Tensor erf() => Aten.erf.Tensor(this);
        public Tensor erf_() => Aten.erf_.Self(this);
        public Tensor erfc() => Aten.erfc.Tensor(this);
        public Tensor erfc_() => Aten.erfc_.Self(this);
        public Tensor erfinv() => Aten.erfinv.Tensor(this);
        public Tensor erfinv_() => Aten.erfinv_.Self(this);
        public Tensor lgamma() => Aten.lgamma.Tensor(this);
        public Tensor lgamma_() => Aten.lgamma_.Self(this);
        public Tensor digamma() => Aten.digamma.Tensor(this);
        public Tensor digamma_() => Aten.digamma_.Self(this);
        public Tensor positive() => Aten.positive.Tensor(this);
        public Tensor signbit() => Aten.signbit.Tensor(this);
        public Tensor deg2rad() => Aten.deg2rad.Tensor(this);
        public Tensor rad2deg() => Aten.rad2deg.Tensor(this);
        public Tensor absolute() => Aten.absolute.Tensor(this);
        public Tensor absolute_() => Aten.absolute_.Self(this);
        public Tensor negative() => Aten.negative.Tensor(this);
        public Tensor fix() => Aten.fix.Tensor(this);
        public Tensor fix_() => Aten.fix_.Self(this);

        public Tensor round(long decimals = 0) =>
            decimals == 0 ? Aten.round.Tensor(this) : Aten.round_decimals.Tensor(this, decimals);

        public Tensor round_(long decimals = 0) =>
            decimals == 0 ? Aten.round_.Self(this) : Aten.round__decimals.Self(this, decimals);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Aten.nan_to_num.Tensor(this, nan, posinf, neginf);

        public Tensor logit(double? eps = null) => Aten.logit.Tensor(this, eps);
    }
}
