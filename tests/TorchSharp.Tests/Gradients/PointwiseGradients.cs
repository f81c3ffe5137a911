using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Gradients;

static class PointwiseGradients
{
    static readonly Input Any = new(-2, 2, 3, 4) { Kinks = [0] };
    static readonly Input Positive = new(0.2, 3, 3, 4);
    static readonly Input Unit = new(-0.9, 0.9, 3, 4);
    static readonly Input Other = new(-2, 2, 3, 4) { Seed = 7, Kinks = [0] };
    static readonly Input Row = new(-2, 2, 4) { Seed = 8, Kinks = [0] };

    static GradientCase Unary(string name, Func<Tensor, Tensor> function, Input input) => new(name, x => function(x[0]), input);

    static readonly GradientCase[] Elementary =
    [
        Unary("abs", x => x.abs(), Any), Unary("absolute", x => x.absolute(), Any),
        Unary("neg", x => x.neg(), Any), Unary("negative", x => x.negative(), Any), Unary("positive", x => x.positive(), Any),
        Unary("exp", x => x.exp(), Any), Unary("exp2", x => x.exp2(), Any), Unary("expm1", x => x.expm1(), Any),
        Unary("log", x => x.log(), Positive), Unary("log2", x => x.log2(), Positive), Unary("log10", x => x.log10(), Positive),
        Unary("log1p", x => x.log1p(), Positive), Unary("sqrt", x => x.sqrt(), Positive),
        Unary("rsqrt", x => x.rsqrt(), Positive),
        Unary("square", x => x.square(), Any), Unary("reciprocal", x => x.reciprocal(), Positive),
        Unary("frac", x => x.frac(), new Input(0.1, 0.9, 5)),
        Unary("erf", x => x.erf(), Any), Unary("erfc", x => x.erfc(), Any), Unary("erfinv", x => x.erfinv(), Unit),
        Unary("lgamma", x => x.lgamma(), Positive), Unary("digamma", x => x.digamma(), Positive),
        Unary("deg2rad", x => x.deg2rad(), Any), Unary("rad2deg", x => x.rad2deg(), Any),
        Unary("nan_to_num", x => x.nan_to_num(), Any), Unary("logit", x => x.logit(), new Input(0.1, 0.9, 5)),
    ];

    static readonly GradientCase[] Trigonometric =
    [
        Unary("sin", x => x.sin(), Any), Unary("cos", x => x.cos(), Any), Unary("tan", x => x.tan(), Unit),
        Unary("asin", x => x.asin(), Unit), Unary("acos", x => x.acos(), Unit), Unary("atan", x => x.atan(), Any),
        Unary("arcsin", x => x.arcsin(), Unit), Unary("arccos", x => x.arccos(), Unit), Unary("arctan", x => x.arctan(), Any),
        Unary("sinh", x => x.sinh(), Any), Unary("cosh", x => x.cosh(), Any), Unary("tanh", x => x.tanh(), Any),
        Unary("asinh", x => x.asinh(), Any), Unary("acosh", x => x.acosh(), new Input(1.2, 3, 5)),
        Unary("atanh", x => x.atanh(), Unit), Unary("arcsinh", x => x.arcsinh(), Any),
        Unary("arccosh", x => x.arccosh(), new Input(1.2, 3, 5)), Unary("arctanh", x => x.arctanh(), Unit),
        Unary("sinc", x => x.sinc(), Any),
        new("atan2", x => x[0].atan2(x[1]), Any, Other), new("hypot", x => x[0].hypot(x[1]), Any, Other),
    ];

    static readonly GradientCase[] Activations =
    [
        Unary("relu", x => x.relu(), Any), Unary("relu6", x => x.relu6(), new Input(-2, 9, 12) { Kinks = [0, 6] }),
        Unary("sigmoid", x => x.sigmoid(), Any), Unary("silu", x => x.silu(), Any), Unary("selu", x => x.selu(), Any),
        Unary("celu", x => x.celu(), Any), Unary("celu of alpha", x => x.celu(0.7), Any), Unary("gelu", x => x.gelu(), Any),
        Unary("elu", x => x.elu(0.7), Any), Unary("elu of three", x => x.elu(0.7, 1.2, 0.8), Any),
        Unary("leaky_relu", x => x.leaky_relu(0.1), Any),
        Unary("hardtanh", x => x.hardtanh(-1, 1), new Input(-2, 2, 12) { Kinks = [-1, 1] }),
        Unary("hardsigmoid", x => x.hardsigmoid(), new Input(-4, 4, 12) { Kinks = [-3, 3] }),
        Unary("hardswish", x => x.hardswish(), new Input(-4, 4, 12) { Kinks = [-3, 3] }),
        Unary("threshold", x => x.threshold(0.5, -1), new Input(-2, 2, 12) { Kinks = [0.5] }),
        Unary("softplus", x => x.softplus(2, 20), Any), Unary("log_sigmoid", x => x.log_sigmoid(), Any),
        Unary("glu", x => x.glu(1), Any), new("prelu", x => x[0].prelu(x[1]), Any, new Input(0.1, 0.4, 1)),
        Unary("softmax", x => x.softmax(1), Any), Unary("log_softmax", x => x.log_softmax(1), Any),
    ];

    static readonly GradientCase[] Arithmetic =
    [
        new("add", x => x[0].add(x[1]), Any, Row), new("add of alpha", x => x[0].add(x[1], 0.3), Any, Other),
        Unary("add of a number", x => x.add(0.5).add(0.5, 2), Any),
        new("sub", x => x[0].sub(x[1]).sub(0.5), Any, Row), new("subtract", x => x[0].subtract(x[1]), Any, Other),
        new("mul", x => x[0].mul(x[1]).mul(0.5), Any, Row), new("multiply", x => x[0].multiply(x[1]), Any, Other),
        new("div", x => x[0].div(x[1]).div(0.5), Any, Positive), new("divide", x => x[0].divide(x[1]), Any, Positive),
        new("true_divide", x => x[0].true_divide(x[1]), Any, Positive),
        new("remainder", x => x[0].remainder(0.7), new Input(0.75, 1.35, 6)),
        new("fmod", x => x[0].fmod(0.7), new Input(0.75, 1.35, 6)),
        new("pow", x => x[0].pow(x[1]), Positive, Other), Unary("pow of a number", x => x.pow(3), Any),
        new("float_power", x => x[0].float_power(x[1]), Positive, Other),
        new("addcmul", x => x[0].addcmul(x[1], x[2], 0.5), Any, Other, Row),
        new("addcdiv", x => x[0].addcdiv(x[1], x[2], 0.5), Any, Other, Positive),
        new("lerp", x => x[0].lerp(x[1], x[2]), Any, Other, new Input(0, 1, 4)),
        new("xlogy", x => x[0].xlogy(x[1]), Any, Positive),
        new("maximum", x => x[0].maximum(x[1]), Any, Other), new("minimum", x => x[0].minimum(x[1]), Any, Other),
        new("fmax", x => x[0].fmax(x[1]), Any, Other), new("fmin", x => x[0].fmin(x[1]), Any, Other),
        new("copysign", x => x[0].copysign(x[1].detach()), Any, Other), new("logaddexp", x => x[0].logaddexp(x[1]), Any, Other),
        Unary("clamp", x => x.clamp(-1, 1), new Input(-2, 2, 12) { Kinks = [-1, 1] }),
        Unary("clip", x => x.clip(-1, 1), new Input(-2, 2, 12) { Kinks = [-1, 1] }),
        Unary("clamp_min", x => x.clamp_min(-1), new Input(-2, 2, 12) { Kinks = [-1] }),
        Unary("clamp_max", x => x.clamp_max(1), new Input(-2, 2, 12) { Kinks = [1] }),
        new("operators", x => 2 - x[0] / x[1] * 3 + 1 / x[1] - -x[0], Any, Positive),
    ];
}
