using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Aten.eq_Tensor.Tensor(this, target);
        public Tensor eq_(Tensor target) => Aten.eq__Tensor.Self(this, target);
        public Tensor eq(Scalar target) => Aten.eq_Scalar.Tensor(this, target);
        public Tensor eq_(Scalar target) => Aten.eq__Scalar.Self(this, target);
        public Tensor ne(Tensor target) => Aten.ne_Tensor.Tensor(this, target);
        public Tensor ne_(Tensor target) => Aten.ne__Tensor.Self(this, target);
        public Tensor ne(Scalar target) => Aten.ne_Scalar.Tensor(this, target);
        public Tensor ne_(Scalar target) => Aten.ne__Scalar.Self(this, target);
        public Tensor lt(Tensor target) => Aten.lt_Tensor.Tensor(this, target);
        public Tensor lt_(Tensor target) => Aten.lt__Tensor.Self(this, target);
        public Tensor lt(Scalar target) => Aten.lt_Scalar.Tensor(this, target);
        public Tensor lt_(Scalar target) => Aten.lt__Scalar.Self(this, target);
        public Tensor le(Tensor target) => Aten.le_Tensor.Tensor(this, target);
        public Tensor le_(Tensor target) => Aten.le__Tensor.Self(this, target);
        public Tensor le(Scalar target) => Aten.le_Scalar.Tensor(this, target);
        public Tensor le_(Scalar target) => Aten.le__Scalar.Self(this, target);
        public Tensor gt(Tensor target) => Aten.gt_Tensor.Tensor(this, target);
        public Tensor gt_(Tensor target) => Aten.gt__Tensor.Self(this, target);
        public Tensor gt(Scalar target) => Aten.gt_Scalar.Tensor(this, target);
        public Tensor gt_(Scalar target) => Aten.gt__Scalar.Self(this, target);
        public Tensor ge(Tensor target) => Aten.ge_Tensor.Tensor(this, target);
        public Tensor ge_(Tensor target) => Aten.ge__Tensor.Self(this, target);
        public Tensor ge(Scalar target) => Aten.ge_Scalar.Tensor(this, target);
        public Tensor ge_(Scalar target) => Aten.ge__Scalar.Self(this, target);
        public Tensor equal(Tensor target) => Aten.eq_Tensor.Tensor(this, target);
        public Tensor not_equal(Tensor target) => Aten.ne_Tensor.Tensor(this, target);
        public Tensor less(Tensor target) => Aten.lt_Tensor.Tensor(this, target);
        public Tensor less_equal(Tensor target) => Aten.le_Tensor.Tensor(this, target);
        public Tensor greater(Tensor target) => Aten.gt_Tensor.Tensor(this, target);
        public Tensor greater_equal(Tensor target) => Aten.ge_Tensor.Tensor(this, target);
        public Tensor less_equal_(Tensor target) => Aten.less_equal__Tensor.Self(this, target);
        public Tensor not_equal_(Tensor target) => Aten.not_equal__Tensor.Self(this, target);

        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) =>
            Aten.allclose.Truth(this, target, rtol, atol, equal_nan);

        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
            Aten.isclose.Tensor(this, other, rtol, atol, nanEqual);

        public Tensor isfinite() => Aten.isfinite.Tensor(this);
        public Tensor isinf() => Aten.isinf.Tensor(this);
        public Tensor isnan() => Aten.isnan.Tensor(this);
        public Tensor isneginf() => Aten.isneginf.Tensor(this);
        public Tensor isposinf() => Aten.isposinf.Tensor(this);
        public Tensor logical_not() => Aten.logical_not.Tensor(this);
        public Tensor logical_not_() => Aten.logical_not_.Self(this);
        public Tensor bitwise_not() => Aten.bitwise_not.Tensor(this);
        public Tensor bitwise_not_() => Aten.bitwise_not_.Self(this);
        public Tensor logical_and(Tensor other) => Aten.logical_and.Tensor(this, other);
        public Tensor logical_and_(Tensor other) => Aten.logical_and_.Self(this, other);
        public Tensor logical_or(Tensor other) => Aten.logical_or.Tensor(this, other);
        public Tensor logical_or_(Tensor other) => Aten.logical_or_.Self(this, other);
        public Tensor logical_xor(Tensor other) => Aten.logical_xor.Tensor(this, other);
        public Tensor logical_xor_(Tensor other) => Aten.logical_xor_.Self(this, other);
        public Tensor bitwise_and(Tensor other) => Aten.bitwise_and_Tensor.Tensor(this, other);
        public Tensor bitwise_and_(Tensor other) => Aten.bitwise_and__Tensor.Self(this, other);
        public Tensor bitwise_or(Tensor other) => Aten.bitwise_or_Tensor.Tensor(this, other);
        public Tensor bitwise_or_(Tensor other) => Aten.bitwise_or__Tensor.Self(this, other);
        public Tensor bitwise_xor(Tensor other) => Aten.bitwise_xor_Tensor.Tensor(this, other);
        public Tensor bitwise_xor_(Tensor other) => Aten.bitwise_xor__Tensor.Self(this, other);
        public Tensor bitwise_left_shift(Tensor other) => Aten.bitwise_left_shift_Tensor.Tensor(this, other);
        public Tensor bitwise_right_shift(Tensor other) => Aten.bitwise_right_shift_Tensor.Tensor(this, other);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Aten.isin_Tensor_Tensor.Tensor(this, test_elements, assumeUnique, invert);
    }
}
