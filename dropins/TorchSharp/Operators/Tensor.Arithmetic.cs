using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.add_Tensor.Tensor(this, target);
        public Tensor add_(Tensor target) => Aten.add__Tensor.Self(this, target);
        public Tensor add(Scalar scalar) => Aten.add_Scalar.Tensor(this, scalar);
        public Tensor add_(Scalar scalar) => Aten.add__Scalar.Self(this, scalar);
        public Tensor sub(Tensor target) => Aten.sub_Tensor.Tensor(this, target);
        public Tensor sub_(Tensor target) => Aten.sub__Tensor.Self(this, target);
        public Tensor sub(Scalar target) => Aten.sub_Scalar.Tensor(this, target);
        public Tensor sub_(Scalar target) => Aten.sub__Scalar.Self(this, target);
        public Tensor subtract(Tensor target) => Aten.subtract_Tensor.Tensor(this, target);
        public Tensor subtract_(Tensor target) => Aten.subtract__Tensor.Self(this, target);
        public Tensor subtract(Scalar target) => Aten.subtract_Scalar.Tensor(this, target);
        public Tensor subtract_(Scalar target) => Aten.subtract__Scalar.Self(this, target);
        public Tensor add(Tensor target, Scalar alpha) => Aten.add_Tensor.Tensor(this, target, alpha);
        public Tensor add_(Tensor target, Scalar alpha) => Aten.add__Tensor.Self(this, target, alpha);
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.add_Scalar.Tensor(this, scalar, alpha);
        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.add__Scalar.Self(this, scalar, alpha);
        public Tensor mul(Tensor target) => Aten.mul_Tensor.Tensor(this, target);
        public Tensor mul_(Tensor target) => Aten.mul__Tensor.Self(this, target);
        public Tensor mul(Scalar target) => Aten.mul_Scalar.Tensor(this, target);
        public Tensor mul_(Scalar target) => Aten.mul__Scalar.Self(this, target);
        public Tensor multiply(Tensor target) => Aten.multiply_Tensor.Tensor(this, target);
        public Tensor multiply(Scalar target) => Aten.multiply_Scalar.Tensor(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.div_Tensor_mode.Tensor(this, target, Name(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.div__Tensor_mode.Self(this, target, Name(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.div_Scalar_mode.Tensor(this, target, Name(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.div__Scalar_mode.Self(this, target, Name(rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.divide_Tensor_mode.Tensor(this, target, Name(rounding_mode));

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.divide__Tensor_mode.Self(this, target, Name(rounding_mode));

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.divide_Scalar_mode.Tensor(this, target, Name(rounding_mode));

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.divide__Scalar_mode.Self(this, target, Name(rounding_mode));

        public Tensor true_divide(Tensor other) => Aten.true_divide_Tensor.Tensor(this, other);
        public Tensor true_divide_(Tensor other) => Aten.true_divide__Tensor.Self(this, other);
        public Tensor true_divide(Scalar other) => Aten.true_divide_Scalar.Tensor(this, other);
        public Tensor true_divide_(Scalar other) => Aten.true_divide__Scalar.Self(this, other);
        public Tensor floor_divide(Tensor other) => Aten.floor_divide.Tensor(this, other);
        public Tensor floor_divide_(Tensor other) => Aten.floor_divide__Tensor.Self(this, other);
        public Tensor floor_divide(Scalar other) => Aten.floor_divide_Scalar.Tensor(this, other);
        public Tensor floor_divide_(Scalar other) => Aten.floor_divide__Scalar.Self(this, other);
        public Tensor remainder(Tensor target) => Aten.remainder_Tensor.Tensor(this, target);
        public Tensor remainder_(Tensor target) => Aten.remainder__Tensor.Self(this, target);
        public Tensor remainder(Scalar scalar) => Aten.remainder_Scalar.Tensor(this, scalar);
        public Tensor remainder_(Scalar scalar) => Aten.remainder__Scalar.Self(this, scalar);
        public Tensor fmod(Tensor target) => Aten.fmod_Tensor.Tensor(this, target);
        public Tensor fmod_(Tensor target) => Aten.fmod__Tensor.Self(this, target);
        public Tensor fmod(Scalar scalar) => Aten.fmod_Scalar.Tensor(this, scalar);
        public Tensor fmod_(Scalar scalar) => Aten.fmod__Scalar.Self(this, scalar);
        public Tensor pow(Tensor exponent) => Aten.pow_Tensor_Tensor.Tensor(this, exponent);
        public Tensor pow_(Tensor exponent) => Aten.pow__Tensor.Self(this, exponent);
        public Tensor pow(Scalar exponent) => Aten.pow_Tensor_Scalar.Tensor(this, exponent);
        public Tensor pow_(Scalar exponent) => Aten.pow__Scalar.Self(this, exponent);
        public Tensor float_power(Tensor target) => Aten.float_power_Tensor_Tensor.Tensor(this, target);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv.Tensor(this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv_.Self(this, tensor1, tensor2, value);
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul.Tensor(this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul_.Self(this, tensor1, tensor2, value);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.addcdiv.Tensor(this, tensor1, tensor2);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.addcdiv_.Self(this, tensor1, tensor2);
        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp_Tensor.Tensor(this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Aten.lerp__Tensor.Self(this, end, weight);
        public Tensor xlogy(Tensor y) => Aten.xlogy_Tensor.Tensor(this, y);
        public Tensor xlogy_(Tensor y) => Aten.xlogy__Tensor.Self(this, y);
        public Tensor xlogy(Scalar y) => Aten.xlogy_Scalar_Other.Tensor(this, y);
        public Tensor xlogy_(Scalar y) => Aten.xlogy__Scalar_Other.Self(this, y);
    }
}
