namespace Strata.Tests.Gradients;

/// <summary>Operators of a tensor that have no gradient to check, by reason.</summary>
static class WithoutGradient
{
    static readonly string[] WholeNumbersOrTruth =
    [
        "all", "any", "argmax", "argmin", "argsort", "argwhere", "bincount", "bitwise_and", "bitwise_left_shift", "bitwise_not",
        "bitwise_or", "bitwise_right_shift", "bitwise_xor", "bucketize", "count_nonzero", "eq", "equal", "ge", "greater",
        "greater_equal", "gt", "histc", "isclose", "isfinite", "isin", "isinf", "isnan", "isneginf", "isposinf", "le", "less",
        "less_equal", "logical_and", "logical_not", "logical_or", "logical_xor", "lt", "ne", "nonzero", "nonzero_as_list",
        "not_equal", "signbit", "unique", "unique_consecutive",
    ];

    // Constant between jumps: the gradient that autograd gives is 0 and says nothing.
    static readonly string[] Steps = ["ceil", "fix", "floor", "floor_divide", "heaviside", "round", "sgn", "sign", "trunc"];

    static readonly string[] Random = ["bernoulli", "multinomial", "poisson", "rand_like", "randint_like", "randn_like", "rrelu"];

    static readonly string[] Creation =
    [
        "empty_like", "full_like", "new_empty", "new_full", "new_ones", "new_zeros", "ones_like", "zeros_like",
    ];

    static readonly string[] NotAnOperator =
    [
        "DetachFromDisposeScope", "MoveToOtherDisposeScope", "MoveToOuterDisposeScope", "detach", "requires_grad",
        "with_requires_grad",
    ];

    // Conversions to types without a gradient, or to other machines.
    static readonly string[] Conversions =
    [
        "bfloat16", "bool", "byte", "char", "cuda", "half", "int", "long", "short",
    ];

    public static readonly string[] Functions = ["nn.one_hot"];

    public static IEnumerable<string> Names =>
        [.. WholeNumbersOrTruth, .. Steps, .. Random, .. Creation, .. NotAnOperator, .. Conversions];
}
