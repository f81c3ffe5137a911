using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Gradients;

static class ReductionGradients
{
    static readonly Input Any = new(-2, 2, 2, 3, 4) { Distinct = true };
    static readonly Input Matrix = new(-2, 2, 3, 4) { Distinct = true };
    static readonly Input Square = new(-1, 1, 3, 3) { Seed = 4 };
    static readonly Input Vector = new(-1, 1, 3) { Seed = 5 };

    static GradientCase Unary(string name, Func<Tensor, Tensor> function, Input input) => new(name, x => function(x[0]), input);

    static readonly GradientCase[] Reductions =
    [
        Unary("sum", x => x.sum(), Any), Unary("sum over dimensions", x => x.sum([0, 2], keepdim: true), Any),
        Unary("sum over one", x => x.sum(1), Any), Unary("sum over two", x => x.sum(0, 1), Any),
        Unary("mean", x => x.mean(), Any), Unary("mean over dimensions", x => x.mean([0, 2]), Any),
        Unary("prod", x => x.prod(), Matrix), Unary("prod over one", x => x.prod(1), Matrix),
        Unary("nansum", x => x.nansum(), Any),
        Unary("std", x => x.std(), Any), Unary("std over dimensions", x => x.std([0, 2], unbiased: false), Any),
        Unary("var", x => x.var(), Any), Unary("var over dimensions", x => x.var([0, 2]), Any),
        Unary("std_mean", x => { (Tensor std, Tensor mean) = x.std_mean(1); return std * mean; }, Any),
        Unary("var_mean", x => { (Tensor variance, Tensor mean) = x.var_mean(1); return variance * mean; }, Any),
        Unary("max", x => x.max(), Any), Unary("max over one", x => x.max(1).values, Any),
        Unary("min", x => x.min(), Any), Unary("min over one", x => x.min(1).values, Any),
        Unary("amax", x => x.amax([0, 2]), Any), Unary("amin", x => x.amin([0, 2]), Any),
        Unary("aminmax", x => { (Tensor least, Tensor most) = x.aminmax(1); return least * most; }, Any),
        Unary("norm", x => x.norm(), Any), Unary("norm over one", x => x.norm(1, true, 3), Any),
        new("dist", x => x[0].dist(x[1]), Matrix, Matrix with { Seed = 9 }),
        Unary("logsumexp", x => x.logsumexp(1), Any), Unary("median", x => x.median(), Matrix),
        Unary("nanmedian", x => x.nanmedian(), Matrix), Unary("mode", x => x.mode(1).values, Matrix),
        Unary("quantile", x => x.quantile(tensor(new[] { 0.3, 0.8 }), 1), Matrix),
        Unary("cumsum", x => x.cumsum(1), Matrix), Unary("cumprod", x => x.cumprod(1), Matrix),
        Unary("cummax", x => x.cummax(1).values, Matrix), Unary("cummin", x => x.cummin(1).values, Matrix),
        Unary("logcumsumexp", x => x.logcumsumexp(1), Matrix), Unary("diff", x => x.diff(), Matrix),
    ];

    static readonly GradientCase[] Products =
    [
        new("matmul", x => x[0].matmul(x[1]), new Input(-1, 1, 2, 3, 4), new Input(-1, 1, 4, 2)),
        new("mm", x => x[0].mm(x[1]), Square, new Input(-1, 1, 3, 2)), new("mv", x => x[0].mv(x[1]), Square, Vector),
        new("bmm", x => x[0].bmm(x[1]), new Input(-1, 1, 2, 2, 3), new Input(-1, 1, 2, 3, 2)),
        new("dot", x => x[0].dot(x[1]), Vector, Vector with { Seed = 6 }), new("vdot", x => x[0].vdot(x[1]), Vector, Vector),
        new("outer", x => x[0].outer(x[1]), Vector, Vector), new("ger", x => x[0].ger(x[1]), Vector, Vector),
        new("inner", x => x[0].inner(x[1]), Square, Vector),
        new("addmm", x => x[0].addmm(x[1], x[2], 0.5f, 2), Square, Square, Square),
        new("addmv", x => x[0].addmv(x[1], x[2]), Vector, Square, Vector),
        new("addr", x => x[0].addr(x[1], x[2]), Square, Vector, Vector),
        new("addbmm", x => x[0].addbmm(x[1], x[2]), Square, new Input(-1, 1, 2, 3, 3), new Input(-1, 1, 2, 3, 3)),
        new("baddbmm", x =>
            x[0].baddbmm(x[1], x[2]), new Input(-1, 1, 2, 3, 3), new Input(-1, 1, 2, 3, 3), new Input(-1, 1, 2, 3, 3)),
        new("einsum", x => einsum("ij,jk->ki", x[0], x[1]), Square, new Input(-1, 1, 3, 2)),
        new("tensordot", x => tensordot(x[0], x[1], 1), Square, new Input(-1, 1, 3, 2)),
        new("kron", x => x[0].kron(x[1]), Square, new Input(-1, 1, 2, 2)),
        Unary("trace", x => x.trace(), Square), Unary("det", x => x.det(), Square),
        Unary("logdet", x => (x.matmul(x.t()) + eye(3, dtype: float64)).logdet(), Square),
        Unary("inverse", x => (x + 2 * eye(3, dtype: float64)).inverse(), Square),
        Unary("cholesky", x => (x.matmul(x.t()) + eye(3, dtype: float64)).cholesky(), Square),
        Unary("matrix_power", x => x.matrix_power(3), Square), Unary("tril", x => x.tril(), Square),
        Unary("triu", x => x.triu(1), Square),
        Unary("diag", x => x.diag(), Square), Unary("diagonal", x => x.diagonal(), Square),
        Unary("diagflat", x => x.diagflat(), Vector),
        Unary("diag_embed", x => x.diag_embed(), Square),
    ];
}
